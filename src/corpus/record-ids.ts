/** Knows every id seen so far: finds ids used twice, and references to articles that do not exist. */
import type { Project } from '../contract/record.ts';
import type { RecordKind } from './corpus-files.ts';
import { type Fault, type Place, showValue } from './problem.ts';

/** Files must come in the order of their names, articles first: a reference is looked up when it is met. */
export class RecordIds {
  private readonly good = new Map<string, Place>();
  private readonly bad = new Map<string, Place>();
  private readonly skipBad: boolean;

  constructor(skipBad: boolean) {
    this.skipBad = skipBad;
  }

  /** Notes an id whose line is bad for another reason. */
  addBad(kind: RecordKind, id: string, place: Place): void {
    this.bad.set(`${kind} ${id}`, place);
  }

  /** What is wrong with the record's id and references; a record without fault is noted as seen. */
  add(kind: RecordKind, record: object, place: Place): Fault[] {
    const id = 'id' in record ? String(record.id) : undefined;
    const first = id === undefined ? undefined : this.good.get(`${kind} ${id}`);
    const faults: Fault[] = [];
    if (id !== undefined && first !== undefined) {
      const where = `${first.file}:${first.line}`;
      faults.push({
        field: 'id',
        reason: `${showValue(id)} 已用于 ${where}，换一个或删去一行 (duplicate id, first used at ${where})`,
      });
    }
    if (kind === 'projects') faults.push(...this.referenceFaults(record as Project));
    if (faults.length === 0 && id !== undefined) this.good.set(`${kind} ${id}`, place);
    return faults;
  }

  private referenceFaults(project: Project): Fault[] {
    const references = [
      ...(project.events ?? []).map((event, i) => [`events[${i}].articleId`, event.articleId] as const),
      ...(project.articles ?? []).map((id, i) => [`articles[${i}]`, id] as const),
    ];
    return references.flatMap(([field, id]) => {
      if (id === undefined || this.good.has(`articles ${id}`)) return [];
      const left = this.bad.get(`articles ${id}`);
      if (left === undefined) {
        const reason = `没有 id 为 ${showValue(id)} 的文章，加上该文章或删去这个引用 (no article has this id)`;
        return [{ field, reason }];
      }
      // The article's own line is reported already; mending that mends this.
      if (!this.skipBad) return [];
      const where = `${left.file}:${left.line}`;
      return [{ field, reason: `文章 ${showValue(id)} 所在的 ${where} 已略过 (its article was left out)` }];
    });
  }
}
