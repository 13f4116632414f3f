/** Other names of places, stages and numbers, and what weighs nothing in a company's name. */
import { beforeAll, expect, test } from 'vitest';
import type { SearchEngine } from '../../src/search/engine.ts';
import { allHits, ask, corpusEngine } from './fixture.ts';

let engine: SearchEngine;
beforeAll(async () => {
  engine = await corpusEngine();
});

const idsOf = async (q: string, fields = {}) => (await allHits(engine, q, fields)).map(({ id }) => id).sort();

test('a place may be filtered by any of its names, with or without its rank, from the top down', async () => {
  const zone = await idsOf('', { region: ['肇庆高新区'] });
  expect(zone.length).toBeGreaterThan(10);
  expect(await idsOf('', { region: ['大旺'] })).toEqual(zone);
  expect(await idsOf('', { region: ['德庆'] })).toEqual(await idsOf('', { region: ['德庆县'] }));
  const city = new Set(await idsOf('', { region: ['肇庆'] }));
  for (const place of ['德庆', '四会', '高要', '鼎湖']) {
    const inside = await idsOf('', { region: [place] });
    expect(inside.length).toBeGreaterThan(0);
    expect(inside.filter((id) => !city.has(id))).toEqual([]);
  }
});

test('佛山(云浮) is in 云浮 and not in 佛山; 德庆 is not 德州', async () => {
  const { hits } = await ask(engine, '佛山(云浮)', { region: ['佛山'] });
  for (const { regions } of hits) expect(regions).toContain('佛山市');
  const inDeqing = new Set(await idsOf('', { region: ['德庆'] }));
  for (const id of await idsOf('', { region: ['德州'] })) expect(inDeqing).not.toContain(id);
});

test('动工 and 开工 are one stage of a project, in words too', async () => {
  expect(await idsOf('西江明珠 动工')).toEqual(await idsOf('西江明珠 开工'));
});

test('a legal form is not required, and the company comes first by its full name', async () => {
  const { hits, relaxed } = await ask(engine, '冠旭电子有限责任公司');
  expect(relaxed).toBe(false);
  expect(hits[0]?.id).toBe('c002');
  expect((await ask(engine, '深圳市冠旭电子股份有限公司')).hits[0]?.id).toBe('c002');
});

test('a number is found however it is printed, and the answer says how', async () => {
  expect(await idsOf('五十六亿元')).toEqual(await idsOf('56亿元'));
  const { hits } = await ask(engine, '五十六亿元');
  const story = hits.find(({ id }) => id === 'a002');
  expect(story?.why).toContain('number 五十六亿 = 56亿');
  expect(story?.title.marks.map(([start, end]) => story.title.text.slice(start, end))).toEqual(['56亿']);
});
