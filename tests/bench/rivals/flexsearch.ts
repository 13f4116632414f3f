/** Plain FlexSearch: fed with our words, and by characters with its own encoder for Chinese. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadPackage } from '../bench-folder.ts';
import type { Contestant } from './contestant.ts';
import { indexByAdding } from './growing.ts';
import { queryWords } from './query-words.ts';

interface FlexIndex {
  add(id: number, content: string): unknown;
  search(query: string, options: { limit: number; suggest: boolean }): number[];
  export(handler: (key: string, data: string) => void): Promise<void> | void;
  import(key: string, data: string): void;
}

interface FlexSearch {
  readonly Index: new (options: object) => FlexIndex;
  readonly Charset: { readonly CJK: object };
}

type Encoding = 'words' | 'characters';

const KEYS = 'keys.json';
const fileOf = (folder: string, place: number) => join(folder, `part-${place}.json`);

function emptyIndex(encoding: Encoding): FlexIndex {
  const { Index, Charset } = loadPackage('flexsearch') as FlexSearch;
  const encoder =
    encoding === 'characters'
      ? Charset.CJK
      : { encode: (text: string) => text.split(' ').filter((word) => word !== '') };
  return new Index({ tokenize: 'strict', encoder });
}

async function save(index: FlexIndex, folder: string): Promise<void> {
  const parts: [key: string, data: string][] = [];
  await index.export((key, data) => {
    if (data !== undefined && data !== '') parts.push([key, data]);
  });
  for (const [place, [, data]] of parts.entries()) await writeFile(fileOf(folder, place), data);
  await writeFile(join(folder, KEYS), JSON.stringify(parts.map(([key]) => key)));
}

async function load(folder: string, encoding: Encoding): Promise<{ index: FlexIndex }> {
  const index = emptyIndex(encoding);
  const keys = JSON.parse(await readFile(join(folder, KEYS), 'utf8')) as string[];
  for (const [place, key] of keys.entries()) index.import(key, await readFile(fileOf(folder, place), 'utf8'));
  return { index };
}

/** It tells no total, but gives all matches when asked for all: their number is the total. */
const EVERYTHING = 10_000_000;

function flexsearch(encoding: Encoding, rest: Pick<Contestant, 'name' | 'matches' | 'note'>): Contestant {
  const feed = encoding === 'words' ? 'words' : 'text';
  return {
    ...rest,
    packages: ['flexsearch'],
    feed,
    relaxes: false,
    can: { total: true, phrase: false, prefix: encoding === 'characters', date: false, facet: false },
    index: (work, folder) =>
      indexByAdding(work, feed, () => {
        const index = emptyIndex(encoding);
        return {
          add: ({ number, title, text }) => index.add(number, `${title} ${text}`),
          save: () => save(index, folder),
        };
      }),
    async open(folder) {
      const { index } = await load(folder, encoding);
      const read = await queryWords(feed);
      return {
        search({ text, want, limit }) {
          const query = encoding === 'words' ? read(text, want) : text.replaceAll(' ', '');
          const found = index.search(query, { limit: EVERYTHING, suggest: want === 'any' });
          return { hits: found.slice(0, limit), total: found.length };
        },
      };
    },
  };
}

export const flexsearchWords = flexsearch('words', {
  name: 'flexsearch-words',
  matches: 'word',
  note: '只给编号; 总数靠取回全部编号 (ids only; the total by fetching every id)',
});

export const flexsearchCharacters = flexsearch('characters', {
  name: 'flexsearch-characters',
  matches: 'characters',
  note: '自带的 CJK 编码器, 逐字, 不论相邻 (its own CJK encoder: characters, side by side or not)',
});
