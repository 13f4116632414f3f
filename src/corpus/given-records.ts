/** Here are records in memory, give them to me checked as the lines of a corpus folder are. */

import { AppError } from '../contract/error.ts';
import {
  type Article,
  articleSchema,
  type Company,
  companySchema,
  type Project,
  projectSchema,
  type SynonymSet,
  synonymSchema,
} from '../contract/record.ts';
import type { RecordKind } from './corpus-files.ts';
import { type Fault, formatProblem } from './problem.ts';
import { RecordIds } from './record-ids.ts';
import { parseRecord } from './record-parser.ts';

const MAX_LISTED = 20;
/** Articles first: projects refer to them. */
const SCHEMAS = {
  articles: articleSchema,
  companies: companySchema,
  projects: projectSchema,
  synonyms: synonymSchema,
} as const;

export interface GivenRecords {
  readonly articles: readonly Article[];
  readonly companies: readonly Company[];
  readonly projects: readonly Project[];
  readonly synonyms: readonly SynonymSet[];
}

/** Throws `invalid_corpus` naming kind, place (from 1), field and reason, as `articles:3 title: …`. */
export function checkRecords(given: Readonly<Partial<Record<RecordKind, readonly object[]>>>): GivenRecords {
  const ids = new RecordIds(false);
  const problems: string[] = [];
  const checked: Record<RecordKind, object[]> = { articles: [], companies: [], projects: [], synonyms: [] };
  for (const kind of Object.keys(SCHEMAS) as RecordKind[]) {
    for (const [at, record] of (given[kind] ?? []).entries()) {
      const place = { file: kind, line: at + 1 };
      const parsed = parseRecord<object>(JSON.stringify(record) ?? 'null', SCHEMAS[kind]);
      const faults: readonly Fault[] =
        'faults' in parsed ? parsed.faults : ids.add(kind, parsed.record, place);
      if ('faults' in parsed && parsed.id !== undefined) ids.addBad(kind, parsed.id, place);
      problems.push(...faults.map((fault) => formatProblem({ ...place, ...fault })));
      if ('record' in parsed) checked[kind].push(parsed.record);
    }
  }
  if (problems.length === 0) return checked as unknown as GivenRecords;
  const more = problems.length - MAX_LISTED;
  const listed = [
    ...problems.slice(0, MAX_LISTED),
    ...(more > 0 ? [`…另有 ${more} 处 (and ${more} more)`] : []),
  ];
  throw new AppError(
    'invalid_corpus',
    [`${problems.length} 处错误 (problems in the records):`, ...listed].join('\n  '),
  );
}
