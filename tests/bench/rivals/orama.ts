/** Orama: fed with our words, and with its own Mandarin tokenizer. */
import { BOOSTS } from '../../../src/index/field.ts';
import { loadPackage } from '../bench-folder.ts';
import type { Feed } from '../workplace.ts';
import type { Contestant } from './contestant.ts';
import { indexByAdding } from './growing.ts';
import { queryWords } from './query-words.ts';
import { loadObject, saveObject } from './saved-object.ts';

interface Orama {
  create(options: object): object;
  insert(database: object, document: object): unknown;
  search(database: object, query: object): Found | Promise<Found>;
  save(database: object): object;
  load(database: object, saved: object): void;
}

interface Found {
  readonly count: number;
  readonly hits: readonly { readonly id: string }[];
}

const orama = () => loadPackage('@orama/orama') as Orama;

interface Mandarin {
  createTokenizer(options: object): object;
}

const SCHEMA = { title: 'string', text: 'string', day: 'number', category: 'enum' } as const;

/** The property that it calls `language` must be one it knows, whatever the tokenizer does. */
const blanks = {
  language: 'english',
  normalizationCache: new Map(),
  tokenize: (text: string) => text.split(' ').filter((word) => word !== ''),
};

function emptyDatabase(feed: Feed): object {
  const tokenizer =
    feed === 'words'
      ? blanks
      : (loadPackage('@orama/tokenizers/mandarin') as Mandarin).createTokenizer({ language: 'mandarin' });
  return orama().create({ schema: SCHEMA, components: { tokenizer } });
}

/** A day as a number that sorts as days do. */
const dayNumber = (date: string) => Number(date.replaceAll('-', ''));

function contestant(feed: Feed, rest: Pick<Contestant, 'name' | 'matches' | 'note'>): Contestant {
  return {
    ...rest,
    packages: feed === 'words' ? ['@orama/orama'] : ['@orama/orama', '@orama/tokenizers'],
    feed,
    relaxes: false,
    can: { total: true, phrase: false, prefix: true, date: true, facet: true },
    index: (work, folder) =>
      indexByAdding(work, feed, () => {
        const database = emptyDatabase(feed);
        const { insert, save } = orama();
        return {
          add: ({ number, title, text, date, category }) =>
            insert(database, {
              id: String(number),
              title,
              text,
              ...(date === undefined ? {} : { day: dayNumber(date) }),
              ...(category === undefined ? {} : { category }),
            }),
          save: () => saveObject(folder, save(database)),
        };
      }),
    async open(folder) {
      const database = emptyDatabase(feed);
      const { load, search } = orama();
      load(database, await loadObject(folder));
      const read = await queryWords(feed);
      return {
        async search({ text, want, limit, from, to, facet }) {
          const { count, hits } = await search(database, {
            term: read(text, want),
            properties: ['title', 'text'],
            threshold: want === 'any' ? 1 : 0,
            boost: { title: BOOSTS.title },
            limit,
            ...(from === undefined || to === undefined
              ? {}
              : { where: { day: { between: [dayNumber(from), dayNumber(to)] } } }),
            ...(facet ? { facets: { category: {} } } : {}),
          });
          return { hits: hits.map(({ id }) => Number(id)), total: count };
        },
      };
    },
  };
}

export const oramaWords = contestant('words', {
  name: 'orama-words',
  matches: 'prefix',
  note: '每个词按前缀匹配, 多个词须在同一字段 (words match as prefixes; all of them within one field)',
});

export const oramaMandarin = contestant('text', {
  name: 'orama-mandarin',
  matches: 'own',
  note: '自带的中文分词 @orama/tokenizers, 按前缀匹配 (its own Mandarin tokenizer; prefixes)',
});
