/** SQLite FTS5 by better-sqlite3: fed with our words, and with its own trigram tokenizer. */
import { join } from 'node:path';
import { BOOSTS } from '../../../src/index/field.ts';
import { loadPackage } from '../bench-folder.ts';
import type { Feed } from '../workplace.ts';
import type { Asked, Contestant, Want } from './contestant.ts';
import { indexByAdding } from './growing.ts';
import { queryWords } from './query-words.ts';

type Value = string | number | null;

interface Statement {
  run(...values: Value[]): unknown;
  all(...values: Value[]): unknown[];
  get(...values: Value[]): unknown;
}

interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

type Sqlite = new (file: string, options?: { readonly: boolean }) => Database;

const openDatabase = (folder: string, readonly = false) =>
  new (loadPackage('better-sqlite3') as Sqlite)(join(folder, 'index.sqlite'), { readonly });

/** Shorter terms the trigram tokenizer does not know. */
const TRIGRAM = 3;
const quoted = (term: string) => `"${term.replaceAll('"', '""')}"`;
const escaped = (term: string) => term.replaceAll(/[\\%_]/g, '\\$&');

interface Condition {
  readonly sql: string;
  readonly values: readonly string[];
  /** True: bm25() may be asked for. */
  readonly ranked: boolean;
}

function wordCondition(read: string, want: Want): Condition | undefined {
  const words = read.split(' ').filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const match =
    want === 'phrase'
      ? quoted(words.join(' '))
      : want === 'prefix'
        ? `${quoted(read)}*`
        : words.map(quoted).join(want === 'any' ? ' OR ' : ' AND ');
  return { sql: 'fts MATCH ?', values: [match], ranked: true };
}

/** Terms of three characters and more by the index; shorter ones, as its users do, by a scan with LIKE. */
function trigramCondition({ text, want }: Asked): Condition {
  const terms =
    want === 'phrase' || want === 'prefix' ? [text] : text.split(' ').filter((term) => term !== '');
  const long = terms.filter((term) => [...term].length >= TRIGRAM);
  const short = terms.filter((term) => [...term].length < TRIGRAM);
  const join = want === 'any' ? ' OR ' : ' AND ';
  const parts = short.map(() => String.raw`(title LIKE ? ESCAPE '\' OR text LIKE ? ESCAPE '\')`);
  const values = short.flatMap((term) => [`%${escaped(term)}%`, `%${escaped(term)}%`]);
  if (long.length === 0) return { sql: parts.join(join), values, ranked: false };
  const match = long.map(quoted).join(join);
  if (short.length === 0) return { sql: 'fts MATCH ?', values: [match], ranked: true };
  const inner = 'rowid IN (SELECT rowid FROM fts WHERE fts MATCH ?)';
  return want === 'any'
    ? { sql: [inner, ...parts].join(join), values: [match, ...values], ranked: false }
    : { sql: ['fts MATCH ?', ...parts].join(join), values: [match, ...values], ranked: true };
}

function sqlite(feed: Feed, rest: Pick<Contestant, 'name' | 'matches' | 'note'>): Contestant {
  const table =
    feed === 'words'
      ? `fts5(title, text, content='', tokenize="unicode61 remove_diacritics 0")`
      : `fts5(title, text, tokenize='trigram')`;
  return {
    ...rest,
    packages: ['better-sqlite3'],
    feed,
    relaxes: false,
    can: { total: true, phrase: true, prefix: true, date: true, facet: true },
    index: (work, folder) =>
      indexByAdding(work, feed, () => {
        const database = openDatabase(folder);
        database.exec(
          `CREATE VIRTUAL TABLE fts USING ${table}; CREATE TABLE record(number INTEGER PRIMARY KEY, day TEXT, category TEXT); BEGIN`,
        );
        const words = database.prepare('INSERT INTO fts(rowid, title, text) VALUES (?, ?, ?)');
        const record = database.prepare('INSERT INTO record VALUES (?, ?, ?)');
        return {
          add: ({ number, title, text, date, category }) => {
            words.run(number, title, text);
            record.run(number, date ?? null, category ?? null);
          },
          save: () => {
            database.exec(`COMMIT; INSERT INTO fts(fts) VALUES ('optimize')`);
            database.close();
          },
        };
      }),
    async open(folder) {
      const database = openDatabase(folder, true);
      const statements = new Map<string, Statement>();
      const prepare = (sql: string) => {
        const known = statements.get(sql) ?? database.prepare(sql);
        statements.set(sql, known);
        return known;
      };
      const read = await queryWords(feed);
      return {
        search(asked) {
          const condition =
            feed === 'words'
              ? wordCondition(read(asked.text, asked.want), asked.want)
              : trigramCondition(asked);
          if (condition === undefined) return { hits: [], total: 0 };
          const { from, to } = asked;
          const dated = from !== undefined && to !== undefined;
          const where = dated ? `(${condition.sql}) AND day BETWEEN ? AND ?` : condition.sql;
          const tables = dated || asked.facet ? 'fts JOIN record ON number = fts.rowid' : 'fts';
          const values = [...condition.values, ...(dated ? [from, to] : [])];
          const order = condition.ranked ? `bm25(fts, ${BOOSTS.title}, 1)` : 'fts.rowid';
          const rows = prepare(
            `SELECT fts.rowid AS id FROM ${tables} WHERE ${where} ORDER BY ${order} LIMIT ?`,
          ).all(...values, asked.limit) as { id: number }[];
          const { total } = prepare(`SELECT count(*) AS total FROM ${tables} WHERE ${where}`).get(
            ...values,
          ) as {
            total: number;
          };
          if (asked.facet)
            prepare(`SELECT category, count(*) FROM ${tables} WHERE ${where} GROUP BY 1`).all(...values);
          return { hits: rows.map(({ id }) => id), total };
        },
      };
    },
  };
}

export const sqliteWords = sqlite('words', {
  name: 'sqlite-words',
  matches: 'word',
  note: '不存原文 (contentless); 总数、分面各一次查询 (ids only; total and facets are queries of their own)',
});

export const sqliteTrigram = sqlite('text', {
  name: 'sqlite-trigram',
  matches: 'text',
  note: '存原文; 不足三字的词只能 LIKE 全表扫描, 不排序 (holds the texts; terms under three characters by an unranked scan)',
});
