import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/contract/record.ts';
import { dictionaryNames } from '../../src/index/analyst.ts';
import { type BuildProgress, buildIndex } from '../../src/index/builder.ts';
import { inflated } from '../../src/index/deflated.ts';
import { filesOf, RECORDS } from './records.ts';

const hashed = async (input = RECORDS) =>
  [...(await filesOf(input))].map(([name, data]) => [name, data.toString('base64')]);

test('the same input twice gives the same files, byte for byte and in the same order', async () => {
  const first = await hashed();
  expect(await hashed(structuredClone(RECORDS))).toEqual(first);
  expect(new Set(first.map(([name]) => name)).size).toBe(first.length);
});

test('another corpus built in between leaves no trace', async () => {
  const first = await hashed();
  const other = {
    ...RECORDS,
    companies: [{ id: 'c9', name: '璞泰来', aliases: ['签约落户'] }],
    projects: [],
  };
  expect(await hashed(other)).not.toEqual(first);
  expect(await hashed()).toEqual(first);
});

test('every record is stored as it came, unknown fields too, and folded without its markup being touched', async () => {
  const files = await filesOf(RECORDS);
  const lines = (await inflated(files.get('records.utf8.deflated') as Buffer))
    .toString('utf8')
    .trimEnd()
    .split('\n');
  const records = [...RECORDS.articles, ...RECORDS.projects, ...RECORDS.companies];
  // The texts of articles are stored by what folding changed in them, the others as they are.
  expect(lines.map((line) => JSON.parse(line))).toEqual(
    records.map((record) => ('text' in record ? { ...record, text: expect.any(String) } : record)),
  );
  const texts = (await inflated(files.get('texts.utf16.deflated') as Buffer)).toString('utf16le');
  for (const part of ['第一季度', '头部季度', '维珍妮国际投产', 'shein', '<b>&amp;', '𠀀😀']) {
    expect(texts).toContain(part);
  }
});

test('averages are of the records that have the field', async () => {
  const articles: Article[] = [
    { id: 'a', title: '肇庆', text: '肇庆德庆' },
    { id: 'b', title: '肇庆投产签约', text: '' },
    { id: 'c', title: '，', text: 'SHEIN落户' },
  ];
  const files = await filesOf({ articles, projects: [], companies: [], synonyms: [] });
  const averages = JSON.parse((files.get('averages.json') as Buffer).toString('utf8'));
  const four = 4 + 1 / 8;
  expect(averages.article).toEqual({ title: four, names: 1, labels: 1, body: four, context: 1 });
  expect(averages.company).toEqual({ title: 1, names: 1, labels: 1, body: 1, context: 1 });
});

describe('progress', () => {
  async function progressOf(count: number): Promise<BuildProgress[]> {
    const articles = Array.from({ length: count }, (_, i) => ({ id: `a${i}`, title: '肇庆', text: '' }));
    const seen: BuildProgress[] = [];
    const input = { articles, projects: [], companies: [], synonyms: [] };
    for await (const _file of buildIndex(input, { onProgress: (progress) => seen.push(progress) }));
    return seen;
  }

  test.each([0, 1, 256, 257, 600])('of %i records rises and ends at the end', async (count) => {
    const seen = await progressOf(count);
    expect(seen.at(-1)?.done ?? 0).toBe(count);
    for (const [i, { done, total }] of seen.entries()) {
      expect(total).toBe(count);
      expect(done).toBeGreaterThan(seen[i - 1]?.done ?? 0);
    }
  });
});

test('the names for the segmenter are all names, folded', () =>
  expect(
    dictionaryNames([
      { key: 'company:c', kind: 'company', id: 'c', name: '維珍妮', terms: ['維珍妮', 'ＲＭ'] },
      { key: 'synonym:0', kind: 'synonym', name: 'Hulk', terms: ['Hulk', '浩克'] },
    ]),
  ).toEqual(['维珍妮', 'rm', 'hulk', '浩克']));
