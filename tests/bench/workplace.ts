/** The folder of one corpus being measured: the documents in every form that a contestant reads. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchDocument, FedDocument } from './bench-document.ts';
import { readValues, writeLines } from './document-file.ts';

/** What a contestant is fed with: our words with blanks between, or the text as it is. */
export type Feed = 'words' | 'text';

/** Documents handed over at once: reading them is not part of the time to index. */
const BATCH = 500;

const documentFile = (folder: string) => join(folder, 'documents.jsonl');
export const wordFile = (folder: string) => join(folder, 'words.jsonl');
/** The corpus folder that xiangxun indexes. */
export const corpusFolder = (folder: string) => join(folder, 'corpus');
/** Where a contestant keeps its index. */
export const indexFolder = (folder: string, contestant: string) => join(folder, `index-${contestant}`);

export interface CorpusSize {
  readonly documents: number;
  /** UTF-16 units of titles and texts. */
  readonly characters: number;
}

/** Writes the documents for the contestants and, as articles, for xiangxun. */
export async function writeWorkplace(
  folder: string,
  documents: AsyncIterable<BenchDocument> | Iterable<BenchDocument>,
): Promise<CorpusSize> {
  await mkdir(corpusFolder(folder), { recursive: true });
  let characters = 0;
  const counted = async function* () {
    for await (const document of documents) {
      characters += document.title.length + document.text.length;
      yield document;
    }
  };
  const count = await writeLines(documentFile(folder), counted());
  const articles = async function* () {
    for await (const { date, category, ...rest } of readBack(folder)) {
      yield { ...rest, ...(date ? { published: date } : {}), ...(category ? { tags: [category] } : {}) };
    }
  };
  await writeLines(join(corpusFolder(folder), 'articles.jsonl'), articles());
  return { documents: count, characters };
}

function readBack(folder: string): AsyncGenerator<BenchDocument> {
  return readValues<BenchDocument>(documentFile(folder));
}

/** The ids of the documents by their number. */
export async function readIds(folder: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of readBack(folder)) ids.push(id);
  return ids;
}

/** The words of title and text of each document, blanks between them, as `wordFile` holds them. */
export type CutDocument = readonly [title: string, text: string];

/** The documents in batches, in their order. */
export async function* feed(folder: string, kind: Feed): AsyncGenerator<FedDocument[]> {
  const cut = kind === 'words' ? readValues<CutDocument>(wordFile(folder)) : undefined;
  let batch: FedDocument[] = [];
  let number = 0;
  for await (const { id: _, ...document } of readBack(folder)) {
    const words = (await cut?.next())?.value as CutDocument | undefined;
    batch.push({ ...document, number: number++, ...(words ? { title: words[0], text: words[1] } : {}) });
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
