import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/contract/record.ts';
import { type Grounds, knowledgeFrom, type ReadableArticle, readHere } from '../../src/extraction/told.ts';
import { readArticle } from '../../src/indexer/article-reading.ts';
import { EarlierReading } from '../../src/indexer/earlier-reading.ts';
import type { ReadingMemo } from '../../src/indexer/memo.ts';

const grounds = (names: readonly string[], paths: readonly string[][] = []): Grounds => ({
  companies: names.map((name, i) => ({ id: `c${i}`, name })),
  synonyms: [],
  paths,
});
const article = (id: string, text: string): Article => ({ id, title: `标题${id}`, text });
const ARTICLES = [
  article('0', '冠旭电子落户德庆。'),
  article('1', '肇庆𠀀庆新材料项目开工。'),
  article('2', '冠(德庆)旭科技投产。'),
  article('3', '多云。'),
];

/** Reads, and says which articles were read anew. */
async function read(memo: ReadingMemo | undefined, now: Grounds, articles: readonly Article[] = ARTICLES) {
  const anew: string[] = [];
  const reading = new EarlierReading(memo, articles);
  const through = reading.through((learnt, some) => {
    anew.push(...some.map(({ title }) => title.slice(2)));
    return readHere(learnt, some as readonly ReadableArticle[], readArticle);
  });
  const told: unknown[] = [];
  for await (const batch of through(now, articles)) told.push(...batch);
  return { anew, told, memo: reading.memo, print: (position: number) => reading.print(position) };
}

const NONE = grounds(['无关企业']);

describe('read anew', () => {
  test('all where nothing is known, and nothing where nothing changed', async () => {
    const first = await read(undefined, NONE);
    expect(first.anew).toEqual(['0', '1', '2', '3']);
    const second = await read(first.memo, NONE);
    expect(second.anew).toEqual([]);
    expect(second.told).toEqual(first.told);
    expect(second.memo).toEqual(first.memo);
  });

  test.each([
    ['a name that came', grounds(['无关企业', '冠旭电子']), ['0']],
    ['one of a character beyond 16 bits', grounds(['无关企业', '𠀀庆']), ['1']],
    ['one that stands there but for brackets', grounds(['无关企业', '冠旭科技']), ['2']],
    ['a place that came', grounds(['无关企业'], [['广东省', '多云']]), ['3']],
    ['a name that went', grounds([]), []],
  ])('those that hold %s', async (_, now, anew) => {
    const before = await read(undefined, NONE);
    const after = await read(before.memo, now);
    expect(after.anew).toEqual(anew);
    const knowledge = knowledgeFrom(now);
    const all = ARTICLES.map((one) => readArticle(one, knowledge));
    expect(after.told).toEqual(all.map(({ print, ...told }) => told));
    expect(ARTICLES.map((_, position) => after.print(position))).toEqual(all.map(({ print }) => print));
  });

  test('what is new, in whichever place; the others keep theirs, and their prints', async () => {
    const before = await read(undefined, NONE);
    const more = [article('new', '晴。'), ...ARTICLES.toReversed()];
    const after = await read(before.memo, NONE, more);
    expect(after.anew).toEqual(['new']);
    expect(after.told.slice(1)).toEqual(before.told.toReversed());
    expect(after.print(4)).toEqual(before.print(0));
  });
});
