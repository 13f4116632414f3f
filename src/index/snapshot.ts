/** The files of a generation, read back: everything a search needs, immutable. */
import { type Article, type Company, RECORD_TYPES } from '../contract/record.ts';
import { TimeSlice } from '../pace/time-slice.ts';
import { type CatalogueParts, type FileSource, inflatedFile, loadCatalogue } from './catalogue.ts';
import type { DocumentList } from './document-list.ts';
import { CONTEXT_BREAK, TEXT_BREAK } from './field.ts';
import { ListCache } from './list-cache.ts';
import { bytesToLongSteps } from './number-steps.ts';
import { PackedBytes, PackedText } from './packed-text.ts';
import type { WordKind } from './posting-run.ts';
import { type Postings, postingsOf } from './postings.ts';
import { type Body, RecordStore } from './record-store.ts';
import { Shelf } from './shelf.ts';

export type { FileSource } from './catalogue.ts';

/** Postings of words and names that are kept decoded, in all: 15 MB. */
const DECODED = 3_000_000;
/** Documents of phrases that were looked for, in all: 4 MB. */
const FOUND = 1_000_000;

export class Snapshot extends Shelf {
  /** Folded texts of each document in all views, `TEXT_BREAK` between them. */
  readonly texts: PackedText;
  readonly store: RecordStore;
  /** The documents of phrases whose texts were looked into: the next page or another filter asks for them again. */
  readonly phrases = new ListCache<DocumentList, string>(FOUND);
  readonly #postings = new ListCache<Postings, string>(DECODED);

  constructor(
    parts: CatalogueParts,
    stored: { readonly texts: PackedText; readonly records: PackedBytes; readonly bodies: PackedBytes },
  ) {
    super(parts);
    this.texts = stored.texts;
    this.store = new RecordStore(stored.records, stored.bodies, stored.texts);
  }

  /** As the folded texts begin. Not kept: what every search leaves behind costs more than what it makes anew. */
  override foldedTitle(document: number): string {
    return this.texts.head(document, TEXT_BREAK);
  }

  /** Postings of a word or a concept in records of all types. */
  postings(kind: WordKind, term: string): Postings {
    const key = `${kind}.${term}`;
    const known = this.#postings.peek(key);
    if (known) return known;
    const postings = postingsOf(
      RECORD_TYPES.map((type) => this.indexes.get(`${type}.${kind}`)?.slots(term) ?? []),
      this.size,
    );
    if (postings.documents.length > 0) this.#postings.put(key, postings.documents.length, postings);
    return postings;
  }

  /** The words of records of all types that hold this text, itself among them. */
  wordsHolding(text: string): ReadonlySet<string> {
    return new Set(
      RECORD_TYPES.flatMap((type) => this.indexes.get(`${type}.word`)?.termsHolding(text) ?? []),
    );
  }

  /** Everything is at hand. */
  async load(): Promise<void> {}

  text(document: number): string {
    return this.texts.get(document);
  }

  override ownText(document: number): string {
    return this.texts.head(document, CONTEXT_BREAK);
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

/**
 * Opened in pieces, between which others have the thread: a server answers from another snapshot meanwhile.
 * `asks`: false for who asks it nothing that has to be cut into words.
 */
export async function loadSnapshot(
  given: FileSource,
  { asks = true, slice = new TimeSlice() } = {},
): Promise<Snapshot> {
  // What is made of a file takes milliseconds, and several come at a time: each in a slice of its own.
  let turn = Promise.resolve();
  const read = async (name: string) => {
    const bytes = await given.read(name);
    turn = turn.then(() => slice.next());
    await turn;
    return bytes;
  };
  const files = { ...given, read };
  const ends = async (name: string) => bytesToLongSteps(await files.read(`${name}.ends`));
  const whole = (name: string) => inflatedFile(given, name);
  const [parts, texts, records, bodies] = await Promise.all([
    loadCatalogue(files, slice, asks),
    Promise.all([whole('texts.utf16'), ends('texts')]),
    Promise.all([whole('records.utf8'), ends('records')]),
    Promise.all([whole('bodies'), ends('bodies')]),
  ]);
  if (asks) await slice.run(parts.grams.readAhead());
  return new Snapshot(parts, {
    texts: new PackedText(...texts),
    records: new PackedBytes(...records),
    bodies: new PackedBytes(...bodies),
  });
}
