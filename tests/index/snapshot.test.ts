import { beforeAll, describe, expect, test } from 'vitest';
import { fold } from '../../src/analysis/char-filter.ts';
import type { TokenKind } from '../../src/analysis/token.ts';
import { RECORD_TYPES } from '../../src/contract/record.ts';
import { monthText } from '../../src/entities/day.ts';
import { TEXT_BREAK } from '../../src/index/field.ts';
import { loadSnapshot, type Snapshot } from '../../src/index/snapshot.ts';
import { NO_MONTH } from '../../src/index/snapshot-tables.ts';
import { filesOf, RECORDS, sourceOf } from './records.ts';

let snapshot: Snapshot;
beforeAll(async () => {
  snapshot = await loadSnapshot(sourceOf(await filesOf(RECORDS)));
});

const records = [...RECORDS.articles, ...RECORDS.projects, ...RECORDS.companies];

test('every record comes back whole, by its number and by its id', () => {
  expect(snapshot.size).toBe(records.length);
  for (const [number, record] of records.entries()) {
    expect(snapshot.record(number)).toEqual(record);
    expect(snapshot.numberOf(snapshot.typeOf(number), record.id)).toBe(number);
  }
});

test('titles are folded once', () => {
  for (let twice = 0; twice < 2; twice++) {
    for (let number = 0; number < snapshot.size; number++)
      expect(snapshot.foldedTitle(number)).toBe(fold(snapshot.columns.titles.get(number)).text);
  }
});

test('types are ranges of numbers that follow one another', () => {
  expect(RECORD_TYPES.map((type) => snapshot.range(type))).toEqual([
    [0, 3],
    [3, 4],
    [4, 7],
  ]);
  for (const type of RECORD_TYPES) {
    const [first, end] = snapshot.range(type);
    for (let number = first; number < end; number++) expect(snapshot.typeOf(number)).toBe(type);
  }
});

test.each([
  ['article', 'c0'],
  ['company', 'a0'],
  ['project', '__proto__'],
  ['article', 'constructor'],
  ['article', ''],
] as const)('there is no %s %j', (type, id) => expect(snapshot.numberOf(type, id)).toBeUndefined());

test('texts are folded, in all views, parted by a character of their own', () => {
  const [title, restored, ...others] = snapshot.texts.get(0).split(TEXT_BREAK);
  expect([title, restored]).toEqual(['肇庆2023年头部季度重大项目签约', '肇庆2023年第一季度重大项目签约']);
  expect(others).toContain('冠旭电子');
  expect(others.at(-1)).toContain('希音(shein)签约落户肇庆新区。');
});

describe('what is searched', () => {
  const holders = (kind: TokenKind, term: string): number[] => {
    if (kind === 'gram') return [...snapshot.grams.pair(term).documents];
    if (kind === 'char') return [...snapshot.grams.character(term).documents];
    return [...snapshot.postings(kind, term).documents];
  };
  const number = (id: string) => records.findIndex((record) => record.id === id);

  test.each([
    ['word', 'shein', ['a0', 'p0', 'c0']],
    ['word', 'constructor', ['__proto__']],
    ['gram', '珍妮', ['a1', 'c2']],
    ['gram', '第一', ['a0']],
    ['gram', '头部', ['a0']],
    ['char', '𠀀', ['a0', 'p0']],
    ['concept', 'company:c0', ['a0', 'c0']],
    ['concept', 'company:c1', ['a0', 'p0', 'c1']],
    ['concept', 'company:c2', ['a1', 'c2']],
    ['word', '__proto__', []],
    ['word', '', []],
    ['gram', '妮高', []],
    ['char', '𠀁', []],
  ] as const)('%s %j is in %j', (kind, term, ids) => {
    expect(holders(kind, term).sort((a, b) => a - b)).toEqual(ids.map(number).sort((a, b) => a - b));
    expect(snapshot.frequency(kind, term)).toBe(ids.length);
  });
});

test('the newest day and the months of each record are those of its columns', () => {
  const { published, counts } = snapshot.columns;
  expect([...snapshot.lastDays]).toEqual(
    Array.from({ length: published.length }, (_, number) => Math.max(...published.of(number))),
  );
  expect(snapshot.lastDays[1]).toBe(Number.NEGATIVE_INFINITY);
  const months = [...snapshot.publishedMonths].map((month) => (month === NO_MONTH ? '' : monthText(month)));
  expect(months).toEqual(['2023-02', '', '']);
  expect(snapshot.eventMonths).toHaveLength(counts.article);
});

test('names are known as they were given', () => {
  expect(snapshot.concepts.named('shein').map(({ key }) => key)).toEqual(['company:c0']);
  expect(snapshot.concepts.named('浩克').map(({ key }) => key)).toEqual(['synonym:0']);
});

test('of no records there is a snapshot without records', async () => {
  const empty = { articles: [], projects: [], companies: [], synonyms: [] };
  const loaded = await loadSnapshot(sourceOf(await filesOf(empty)));
  expect(loaded.size).toBe(0);
  expect(loaded.postings('word', 'shein').documents).toHaveLength(0);
  expect(loaded.grams.pair('肇庆').documents).toHaveLength(0);
  expect(loaded.grams.character('肇').documents).toHaveLength(0);
});

test('a file that is missing is an error, not an empty index', async () => {
  for (const name of [...(await filesOf(RECORDS)).keys()]) {
    const files = new Map(await filesOf(RECORDS));
    files.delete(name);
    await expect(loadSnapshot(sourceOf(files))).rejects.toThrow(name);
  }
});
