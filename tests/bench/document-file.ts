/** Documents from a file of `{id, title, text, date?, category?}` lines, and back. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { AppError } from '../../src/contract/error.ts';
import { readLines } from '../../src/corpus/line-reader.ts';
import type { BenchDocument } from './bench-document.ts';

/** Code points of the text that stand for a title where there is none. */
const TITLE_LENGTH = 40;

function parse(text: string, where: string): BenchDocument {
  const wrong = (reason: string) => new AppError('invalid_corpus', `${where} ${reason}`);
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw wrong('不是 JSON; 每行须为一个 {"id","title","text"} 对象 (not JSON)');
  }
  const { id, title, text: body, date, category } = value ?? {};
  if (typeof id !== 'string' || id === '') throw wrong('id: 须为非空字符串 (a string that is not empty)');
  if (typeof body !== 'string' || (title !== undefined && typeof title !== 'string')) {
    throw wrong('title、text: 须为字符串 (strings expected)');
  }
  const shown = title?.trim() || [...body.trim().slice(0, 2 * TITLE_LENGTH)].slice(0, TITLE_LENGTH).join('');
  return {
    id,
    title: shown || id,
    text: body,
    ...(typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) ? { date } : {}),
    ...(typeof category === 'string' && category !== '' ? { category } : {}),
  };
}

/** At most `limit` documents of a `.jsonl` or `.jsonl.gz` file. Throws `invalid_corpus` naming file, line and field. */
export async function* readDocuments(
  file: string,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<BenchDocument> {
  let count = 0;
  for await (const line of readLines(file)) {
    if (count++ >= limit) return;
    const where = `${file}:${line.line}`;
    if ('problem' in line) throw new AppError('invalid_corpus', `${where} ${line.problem}`);
    yield parse(line.text, where);
  }
}

/** Writes one JSON value a line; resolves to how many. */
export async function writeLines(
  file: string,
  values: AsyncIterable<unknown> | Iterable<unknown>,
): Promise<number> {
  const stream = createWriteStream(file);
  let count = 0;
  for await (const value of values) {
    count++;
    if (!stream.write(`${JSON.stringify(value)}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
  return count;
}

/** The values of a file of JSON lines that the bench itself wrote. */
export async function* readValues<T>(file: string): AsyncGenerator<T> {
  for await (const line of readLines(file)) if ('text' in line) yield JSON.parse(line.text) as T;
}
