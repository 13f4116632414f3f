/** What is stored of each document to be shown and searched as text: its record, its folded texts, its body. */
import type { Article } from '../contract/record.ts';
import { deflated, type EarlierDeflated } from './deflated.ts';
import type { Documents } from './documents.ts';
import { endsToBytes } from './packed-text.ts';
import { GONE, type PostingRun, type Renumbering } from './posting-run.ts';

interface StoredRun {
  readonly run: Pick<PostingRun, 'texts' | 'textEnds' | 'bodies' | 'bodyEnds'>;
  readonly numbers: Renumbering;
}

interface StoredFile {
  readonly name: string;
  readonly data: Uint8Array;
}

const slice = (bytes: Uint8Array, ends: Float64Array, i: number) =>
  bytes.subarray(i === 0 ? 0 : ends[i - 1], ends[i]);

/** What there is an item of for each document, and the file that holds them. */
export const STORED_FILES = {
  records: 'records.utf8.deflated',
  bodies: 'bodies.deflated',
  texts: 'texts.utf16.deflated',
} as const;
type StoredPart = keyof typeof STORED_FILES;

export type EarlierStored = Readonly<Record<StoredPart, EarlierDeflated>>;

export class StoredParts {
  readonly #documents: Documents;
  readonly #runs: readonly StoredRun[];
  /** By document: the run that holds it, and its number there. */
  readonly #runOf: Uint32Array;
  readonly #placeOf: Uint32Array;

  readonly #earlier: EarlierStored | undefined;

  /** `earlier`: the files of the index before, of which much is the same. */
  constructor(documents: Documents, runs: readonly StoredRun[], earlier?: EarlierStored) {
    this.#documents = documents;
    this.#earlier = earlier;
    this.#runs = runs;
    this.#runOf = new Uint32Array(documents.size);
    this.#placeOf = new Uint32Array(documents.size);
    for (const [r, { numbers }] of runs.entries()) {
      for (const [place, number] of numbers.entries()) {
        if (number === GONE) continue;
        this.#runOf[number] = r;
        this.#placeOf[number] = place;
      }
    }
  }

  async *files(): AsyncGenerator<StoredFile> {
    yield* this.#file('records', (number) => this.#recordLine(number));
    yield* this.#file('bodies', (number) => this.#body(number));
    yield* this.#file('texts', (number) => this.#text(number));
  }

  /** A file of one item a document, and where they end. */
  async *#file(part: StoredPart, itemOf: (number: number) => Uint8Array): AsyncGenerator<StoredFile> {
    const ends = new Float64Array(this.#documents.size);
    const items = function* () {
      let end = 0;
      for (let number = 0; number < ends.length; number++) {
        const item = itemOf(number);
        end += item.length;
        ends[number] = end;
        yield item;
      }
    };
    yield { name: STORED_FILES[part], data: await deflated(items(), this.#earlier?.[part]) };
    yield { name: `${part}.ends`, data: endsToBytes(ends) };
  }

  #run(number: number): StoredRun['run'] {
    return (this.#runs[this.#runOf[number] as number] as StoredRun).run;
  }

  #body(number: number): Uint8Array {
    const { bodies, bodyEnds } = this.#run(number);
    return slice(bodies, bodyEnds, this.#placeOf[number] as number);
  }

  #text(number: number): Uint8Array {
    const { texts, textEnds } = this.#run(number);
    return slice(texts, textEnds, this.#placeOf[number] as number);
  }

  /** A line of JSON; of an article whose body is stored, without its text. */
  #recordLine(number: number): Uint8Array {
    const record = this.#documents.recordOf(number);
    const kept =
      this.#documents.typeOf(number) === 'article'
        ? { ...record, text: this.#body(number).length > 0 ? '' : (record as Article).text }
        : record;
    return Buffer.from(`${JSON.stringify(kept)}\n`);
  }
}
