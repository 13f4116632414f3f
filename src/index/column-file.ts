/** The columns as one file: what is read back lies in typed arrays, and a million rows make no million objects. */
import type { FacetName } from '../contract/search.ts';
import type { TimeSlice } from '../pace/time-slice.ts';
import type { Columns, FacetColumn } from './column.ts';
import { NumberRows } from './number-rows.ts';
import { PackedText } from './packed-text.ts';
import { ByteReader, ByteWriter } from './posting-codec.ts';

/** In the order in which they stand in the file. */
const FACETS = [
  'company',
  'region',
  'industry',
  'stage',
  'source',
  'tag',
] as const satisfies readonly Exclude<FacetName, 'type'>[];

/** Rows between two looks at the clock. */
const PIECE = 1 << 13;

export function columnsToBytes(columns: Columns): Uint8Array {
  const writer = new ByteWriter();
  const { counts, facets, originals } = columns;
  for (const count of [counts.article, counts.project, counts.company]) writer.number(count);
  writeTexts(writer, columns.ids);
  writeTexts(writer, columns.titles);
  writeRows(writer, columns.published);
  writeRows(writer, columns.events);
  writeFractions(writer, columns.amounts);
  for (const name of FACETS) {
    const values = Buffer.from(JSON.stringify(facets[name].values));
    writer.number(values.length);
    writer.copy(values, 0, values.length);
    writeRows(writer, facets[name].rows);
  }
  writeRows(writer, columns.companies);
  writeRows(writer, columns.projects);
  writeRows(writer, columns.articles);
  // `ALONE` is −1, and nearly all are.
  for (const original of originals) writer.number(original + 1);
  return writer.taken();
}

/** Of bytes that `columnsToBytes` made. Throws a RangeError where they end too soon or go on. */
export async function bytesToColumns(bytes: Uint8Array, slice: TimeSlice): Promise<Columns> {
  const reader = new ByteReader(bytes, 0);
  const [article, project, company] = [reader.number(), reader.number(), reader.number()];
  const size = article + project + company;
  if (size > bytes.length) throw new RangeError(`${size} records in ${bytes.length} bytes`);
  const done = async <T>(steps: Generator<void, T>): Promise<T> => {
    for (;;) {
      const { done: isDone, value } = steps.next();
      if (isDone) return value;
      if (slice.isOver) await slice.next();
    }
  };
  const rows = () => done(readRows(reader, size));
  const ids = await done(readTexts(reader, bytes, size));
  const titles = await done(readTexts(reader, bytes, size));
  const published = await rows();
  const events = await rows();
  const amounts = await done(readFractions(reader, bytes, size));
  const facets = {} as Record<Exclude<FacetName, 'type'>, FacetColumn>;
  for (const name of FACETS) {
    const length = reader.number();
    const json = Buffer.from(bytes.buffer, bytes.byteOffset + reader.at, length).toString('utf8');
    reader.at += length;
    facets[name] = { values: JSON.parse(json) as string[], rows: await rows() };
  }
  const companies = await rows();
  const projects = await rows();
  const articles = await rows();
  const originals = new Int32Array(article);
  await done(readNumbers(reader, originals, (number) => number - 1));
  if (reader.at !== bytes.length) throw new RangeError(`${reader.at} of ${bytes.length} bytes of columns`);
  return {
    counts: { article, project, company },
    ...{ ids, titles, published, events, amounts, facets, companies, projects, articles, originals },
  };
}

function writeTexts(writer: ByteWriter, texts: PackedText): void {
  for (let i = 0; i < texts.length; i++) writer.number((texts.end(i) - texts.start(i)) / 2);
  writer.copy(texts.bytes, 0, texts.bytes.length);
}

function* readTexts(reader: ByteReader, bytes: Uint8Array, size: number): Generator<void, PackedText> {
  const ends = new Float64Array(size);
  let end = 0;
  yield* readNumbers(reader, ends, (units) => {
    end += units * 2;
    return end;
  });
  const { at } = reader;
  if (at + end > bytes.length) throw new RangeError(`${end} bytes of texts at ${at} of ${bytes.length}`);
  reader.at += end;
  // A copy: what is read from a place of its own is aligned, and lets the file go.
  return new PackedText(Buffer.from(new Uint8Array(bytes.subarray(at, at + end)).buffer), ends);
}

function writeEnds(writer: ByteWriter, rows: NumberRows): void {
  for (let row = 0; row < rows.length; row++) writer.number(rows.count(row));
}

/** Small numbers of either sign are short (zigzag): days before 1970 are below 0. */
function writeRows(writer: ByteWriter, rows: NumberRows): void {
  writeEnds(writer, rows);
  for (const number of rows.values) writer.number(number < 0 ? -number * 2 - 1 : number * 2);
}

function* readEnds(reader: ByteReader, size: number): Generator<void, Uint32Array> {
  const ends = new Uint32Array(size);
  let end = 0;
  yield* readNumbers(reader, ends, (count) => {
    end += count;
    return end;
  });
  return ends;
}

function* readRows(reader: ByteReader, size: number): Generator<void, NumberRows> {
  const ends = yield* readEnds(reader, size);
  const values = new Int32Array(ends.at(-1) ?? 0);
  yield* readNumbers(reader, values, (number) => (number % 2 === 0 ? number / 2 : -(number + 1) / 2));
  return new NumberRows(ends, values);
}

function writeFractions(writer: ByteWriter, rows: NumberRows): void {
  writeEnds(writer, rows);
  const view = new DataView(new ArrayBuffer(rows.values.length * 8));
  for (const [i, number] of rows.values.entries()) view.setFloat64(i * 8, number, true);
  writer.copy(new Uint8Array(view.buffer), 0, view.byteLength);
}

function* readFractions(reader: ByteReader, bytes: Uint8Array, size: number): Generator<void, NumberRows> {
  const ends = yield* readEnds(reader, size);
  const values = new Float64Array(ends.at(-1) ?? 0);
  const view = new DataView(bytes.buffer, bytes.byteOffset + reader.at);
  for (let i = 0; i < values.length; i++) values[i] = view.getFloat64(i * 8, true);
  reader.at += values.length * 8;
  return new NumberRows(ends, values);
}

function* readNumbers(
  reader: ByteReader,
  into: Int32Array | Uint32Array | Float64Array,
  meant: (number: number) => number,
): Generator<void> {
  for (let i = 0; i < into.length; i++) {
    if (i % PIECE === 0) yield;
    into[i] = meant(reader.number());
  }
}
