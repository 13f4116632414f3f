/** The files of a generation, read back: everything a search needs, immutable. */
import type { Article, Company, RecordType } from '../contract/record.ts';
import { TimeSlice } from '../pace/time-slice.ts';
import { type CatalogueParts, type FileSource, loadCatalogue } from './catalogue.ts';
import { inflated } from './deflated.ts';
import { bytesToEnds, PackedBytes, PackedText } from './packed-text.ts';
import type { Slots } from './posting-map.ts';
import type { WordKind } from './posting-run.ts';
import { type Body, RecordStore } from './record-store.ts';
import { Shelf } from './shelf.ts';

export type { FileSource } from './catalogue.ts';

export class Snapshot extends Shelf {
  /** Folded texts of each document in all views, `TEXT_BREAK` between them. */
  readonly texts: PackedText;
  readonly store: RecordStore;

  constructor(
    parts: CatalogueParts,
    stored: { readonly texts: PackedText; readonly records: PackedBytes; readonly bodies: PackedBytes },
  ) {
    super(parts);
    this.texts = stored.texts;
    this.store = new RecordStore(stored.records, stored.bodies, stored.texts);
  }

  slots(type: RecordType, kind: WordKind, term: string): Slots {
    return this.indexes.get(`${type}.${kind}`)?.slots(term) ?? [];
  }

  /** Everything is at hand. */
  async load(): Promise<void> {}

  text(document: number): string {
    return this.texts.get(document);
  }

  record<T>(document: number): T {
    return this.store.record<T>(document);
  }

  head<T>(document: number): T {
    return this.store.head<T>(document);
  }

  body(document: number, head: Article): Body {
    return this.store.body(document, head);
  }

  otherNames(document: number): readonly string[] {
    return document < this.columns.counts.article ? [] : otherNamesOf(this.head<Company>(document));
  }
}

/** The full name and the aliases of a project or company. */
export function otherNamesOf({ fullName, aliases }: Pick<Company, 'fullName' | 'aliases'>): string[] {
  return [...(fullName === undefined ? [] : [fullName]), ...(aliases ?? [])];
}

/** Opened in pieces, between which others have the thread: a server answers from another snapshot meanwhile. */
export async function loadSnapshot(files: FileSource): Promise<Snapshot> {
  const ends = async (name: string) => bytesToEnds(await files.read(`${name}.ends`));
  const whole = async (name: string) => inflated(await files.read(`${name}.deflated`));
  const [parts, texts, records, bodies] = await Promise.all([
    loadCatalogue(files, new TimeSlice()),
    Promise.all([whole('texts.utf16'), ends('texts')]),
    Promise.all([whole('records.utf8'), ends('records')]),
    Promise.all([whole('bodies'), ends('bodies')]),
  ]);
  return new Snapshot(parts, {
    texts: new PackedText(...texts),
    records: new PackedBytes(...records),
    bodies: new PackedBytes(...bodies),
  });
}
