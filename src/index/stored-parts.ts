/** What is stored of each document to be shown and searched as text: its record, its folded texts, its body. */
import type { Article } from '../contract/record.ts';
import { deflated, type TakenItem } from './deflated.ts';
import type { DeflatedPieces } from './deflated-pieces.ts';
import type { Documents } from './documents.ts';
import type { HeldRun } from './held-run.ts';
import { stepsToBytes } from './number-steps.ts';
import { GONE } from './posting-run.ts';

interface StoredFile {
  readonly name: string;
  readonly data: Uint8Array;
}

/** What there is an item of for each document, and the file that holds them. */
export const STORED_FILES = {
  records: 'records.utf8.deflated',
  bodies: 'bodies.deflated',
  texts: 'texts.utf16.deflated',
} as const;
export type StoredPart = keyof typeof STORED_FILES;

export type EarlierStored = Readonly<Record<StoredPart, DeflatedPieces>>;

interface Ends {
  readonly textEnds: Float64Array;
  readonly bodyEnds: Float64Array;
}

function placeOf(part: 'bodies' | 'texts', { textEnds, bodyEnds }: Ends, place: number): TakenItem {
  return itemAt(part === 'bodies' ? bodyEnds : textEnds, place);
}

function itemAt(ends: Float64Array, place: number): TakenItem {
  return { from: place === 0 ? 0 : (ends[place - 1] as number), end: ends[place] as number };
}

/** What is stored of the documents of the index before. */
export interface EarlierItems extends Ends {
  readonly stored: EarlierStored;
  readonly recordEnds: Float64Array;
  /** Of each document now the one then with the same texts, or `GONE`. */
  readonly twins: Int32Array;
}

export class StoredParts {
  readonly #documents: Documents;
  readonly #runs: readonly HeldRun[];
  /** By document: the run that holds it, and its number there. */
  readonly #runOf: Uint32Array;
  readonly #placeOf: Uint32Array;

  readonly #earlier: EarlierItems | undefined;
  readonly #onFresh: (part: StoredPart, piece: number) => void;
  #held: readonly { readonly run: HeldRun; readonly part: 'bodies' | 'texts'; readonly bytes: Uint8Array }[] =
    [];

  /** `earlier`: of which much is the same; `onFresh`: told of every piece that is not. */
  constructor(
    documents: Documents,
    runs: readonly HeldRun[],
    earlier?: EarlierItems,
    onFresh: (part: StoredPart, piece: number) => void = () => {},
  ) {
    this.#onFresh = onFresh;
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
    yield* this.#file('records', (number) => this.#record(number));
    yield* this.#file('bodies', (number) => this.#item('bodies', number));
    yield* this.#file('texts', (number) => this.#item('texts', number));
  }

  /** A file of one item a document, and where they end. */
  async *#file(
    part: StoredPart,
    itemOf: (number: number) => Uint8Array | TakenItem,
  ): AsyncGenerator<StoredFile> {
    const ends = new Float64Array(this.#documents.size);
    const items = function* () {
      let end = 0;
      for (let number = 0; number < ends.length; number++) {
        const item = itemOf(number);
        end += 'from' in item ? item.end - item.from : item.length;
        ends[number] = end;
        yield item;
      }
    };
    const data = await deflated(items(), this.#earlier?.stored[part], (piece) => this.#onFresh(part, piece));
    yield { name: STORED_FILES[part], data };
    yield { name: `${part}.ends`, data: stepsToBytes(ends) };
  }

  #run(number: number): HeldRun {
    return this.#runs[this.#runOf[number] as number] as HeldRun;
  }

  #item(part: 'bodies' | 'texts', number: number): Uint8Array | TakenItem {
    const run = this.#run(number);
    const { from, end } = placeOf(part, run, this.#placeOf[number] as number);
    const bytes = this.#bytes(run, part)?.subarray(from, end);
    return bytes ? (this.#sameBefore(part, number, bytes) ?? bytes) : { from, end };
  }

  /** What was analysed anew, since names or weights are others, has mostly the text that it had. */
  #sameBefore(part: 'bodies' | 'texts', number: number, bytes: Uint8Array): TakenItem | undefined {
    const twin = this.#earlier?.twins[number] ?? GONE;
    if (!this.#earlier || twin === GONE) return undefined;
    const item = placeOf(part, this.#earlier, twin);
    if (item.end - item.from !== bytes.length) return undefined;
    return this.#earlier.stored[part].slice(item.from, item.end).equals(bytes) ? item : undefined;
  }

  #hasBody(number: number): boolean {
    const { bodyEnds } = this.#run(number);
    const place = this.#placeOf[number] as number;
    return bodyEnds[place] !== (place === 0 ? 0 : bodyEnds[place - 1]);
  }

  /** Documents come in their order, and so do runs. Undefined of the index before. */
  #bytes(run: HeldRun, part: 'bodies' | 'texts'): Uint8Array | undefined {
    if (!run[part]) return undefined;
    const held = this.#held.find((one) => one.run === run && one.part === part);
    if (held) return held.bytes;
    const bytes = run[part]();
    this.#held = [{ run, part, bytes }];
    return bytes;
  }

  #record(number: number): Uint8Array | TakenItem {
    const twin = this.#earlier?.twins[number] ?? GONE;
    const isSame = twin !== GONE && this.#documents.lineOf(number) !== undefined;
    return this.#earlier && isSame ? itemAt(this.#earlier.recordEnds, twin) : this.#recordLine(number);
  }

  /** A line of JSON; of an article whose body is stored, without its text. */
  #recordLine(number: number): Uint8Array {
    const record = this.#documents.recordOf(number);
    if (this.#documents.typeOf(number) !== 'article') return Buffer.from(`${JSON.stringify(record)}\n`);
    const isStored = this.#hasBody(number);
    // The text of a record that is left in its file is no field of it.
    if (isStored && !Object.hasOwn(record, 'text'))
      return Buffer.from(`${JSON.stringify(record).slice(0, -1)},"text":""}\n`);
    const text = isStored ? '' : (record as Article).text;
    return Buffer.from(`${JSON.stringify({ ...record, text })}\n`);
  }
}
