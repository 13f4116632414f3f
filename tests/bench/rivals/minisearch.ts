/** MiniSearch: fed with our words, and with its own tokenizer, which cuts at blanks and punctuation. */
import { BOOSTS } from '../../../src/index/field.ts';
import type { FedDocument } from '../bench-document.ts';
import { loadPackage } from '../bench-folder.ts';
import type { Feed } from '../workplace.ts';
import type { Contestant } from './contestant.ts';
import { indexByAdding } from './growing.ts';
import { queryWords } from './query-words.ts';
import { loadObject, saveObject } from './saved-object.ts';

interface MiniIndex {
  add(document: FedDocument): void;
  search(query: string, options: object): { id: number; date?: string }[];
  toJSON(): object;
}

interface MiniSearch {
  new (options: object): MiniIndex;
  loadJS(saved: object, options: object): MiniIndex;
}

const miniSearch = () => loadPackage('minisearch') as MiniSearch;

const blanks = (text: string) => text.split(' ').filter((word) => word !== '');

function optionsOf(feed: Feed): object {
  return {
    idField: 'number',
    fields: ['title', 'text'],
    storeFields: ['date'],
    ...(feed === 'words' ? { tokenize: blanks, processTerm: (term: string) => term } : {}),
  };
}

function minisearch(feed: Feed, rest: Pick<Contestant, 'name' | 'matches' | 'note'>): Contestant {
  return {
    ...rest,
    packages: ['minisearch'],
    feed,
    relaxes: false,
    can: { total: true, phrase: false, prefix: true, date: true, facet: false },
    index: (work, folder) =>
      indexByAdding(work, feed, () => {
        const index = new (miniSearch())(optionsOf(feed));
        return {
          add: (document) => index.add(document),
          save: () => saveObject(folder, index.toJSON()),
        };
      }),
    async open(folder) {
      const index = miniSearch().loadJS(await loadObject(folder), optionsOf(feed));
      const read = await queryWords(feed);
      return {
        search({ text, want, limit, from, to }) {
          const found = index.search(read(text, want), {
            combineWith: want === 'any' ? 'OR' : 'AND',
            prefix: want === 'prefix',
            boost: { title: BOOSTS.title },
            ...(from === undefined || to === undefined
              ? {}
              : { filter: ({ date = '' }: { date?: string }) => date >= from && date <= to }),
          });
          return { hits: found.slice(0, limit).map(({ id }) => id), total: found.length };
        },
      };
    },
  };
}

export const minisearchWords = minisearch('words', {
  name: 'minisearch-words',
  matches: 'word',
  note: '只给编号 (ids only)',
});

export const minisearchPlain = minisearch('text', {
  name: 'minisearch-plain',
  matches: 'own',
  note: '自带分词: 只在空格和标点处切开, 中文词多半查不到 (its own tokenizer: whole clauses, most Chinese words are not found)',
});
