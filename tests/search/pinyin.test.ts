import { beforeAll, describe, expect, test } from 'vitest';
import { nameKey } from '../../src/entities/concept.ts';
import { syllables } from '../../src/entities/pinyin.ts';
import type { Snapshot } from '../../src/index/snapshot.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { allHits, allKeys, article, ask, built, corpusRecords, keyOf } from './fixture.ts';

/** Polyphones, homophones, and Latin words that are spelt as Hanzi of the corpus are. */
const EXTRA = [
  article('h1', { title: '景点开放迎客' }),
  article('h2', { title: '经典案例发布' }),
  article('h3', { title: '重庆产业园开工' }),
  article('h4', { title: '厦门港扩建' }),
  article('h5', { title: '单县绿地银行行长到任' }),
  article('h6', { title: '长沙企业成长' }),
  article('h7', { title: 'Gongsi Deqing Festival' }),
  article('h8', { title: '梁朝伟到访' }),
  article('h9', { title: 'SHEIN opens a warehouse' }),
];

let snapshot: Snapshot;
let engine: SearchEngine;
beforeAll(async () => {
  const records = await corpusRecords();
  const whole = await built({ ...records, articles: [...records.articles, ...EXTRA] });
  snapshot = whole.snapshot;
  engine = await whole.open();
});

const sorted = async (q: string) => (await allKeys(engine, q)).sort();
/** The record itself, and what its articles say of it. */
const wholeText = (key: string) => {
  const [type, id] = key.split('/') as ['article' | 'project' | 'company', string];
  return snapshot.texts.get(snapshot.numberOf(type, id) as number);
};
const ownText = (key: string) => {
  const [type, id] = key.split('/') as ['article' | 'project' | 'company', string];
  return snapshot.ownText(snapshot.numberOf(type, id) as number);
};

describe('letters find what the Hanzi find', () => {
  test.each([
    ['guanxu', '冠旭', 'company/c002'],
    ['GUANXU', '冠旭', 'company/c002'],
    ['ｇｕａｎｘｕ', '冠旭', 'company/c002'],
    ['guanx', '冠旭', 'company/c002'],
    ['gxdz', '冠旭电子', 'company/c002'],
    ['guanxudianzi', '冠旭电子', 'company/c002'],
    ['冠xu', '冠旭', 'company/c002'],
    ['gx电子', '冠旭电子', 'company/c002'],
    ['weizhenni', '维珍妮', 'company/c003'],
    ['wzn', '维珍妮', 'company/c003'],
    ['希yin', '希音', 'company/c001'],
    ['ningdeshidai', '宁德时代', 'company/c004'],
    ['xiaopeng', '小鹏', 'company/c005'],
  ])('%s: all of %s, the company first', async (q, hanzi, company) => {
    const answer = await ask(engine, q);
    expect(answer.relaxed).toBe(false);
    expect(keyOf(answer.hits[0] as never)).toBe(company);
    const wanted = await sorted(hanzi);
    expect(wanted.length).toBeGreaterThan(1);
    expect(await sorted(q)).toEqual(wanted);
  });

  test('xiyin: all of 希音, the company first, and of 吸引, which sounds the same', async () => {
    const found = await allKeys(engine, 'xiyin');
    expect(found[0]).toBe('company/c001');
    const wanted = [...(await allKeys(engine, '希音')), ...(await allKeys(engine, '吸引'))];
    expect([...found].sort()).toEqual([...new Set(wanted)].sort());
  });

  test.each([
    ['zhaoqing', '肇庆'],
    ['zq', '肇庆'],
    ['deqing xiangmu', '德庆 项目'],
    ['肇庆xiangmu', '肇庆 项目'],
    ['chongqing', '重庆'],
    ['xiamen', '厦门'],
    ['danxian', '单县'],
    ['shanxian', '单县'],
    ['chengzhang', '成长'],
    ['lvdi', '绿地'],
    ['liangchaowei', '梁朝伟'],
  ])('%s: all of %s', async (q, hanzi) => {
    const wanted = await sorted(hanzi);
    expect(wanted.length).toBeGreaterThan(0);
    if (q === 'deqing xiangmu') expect(wanted).not.toContain('article/h7');
    expect(await sorted(q)).toEqual(wanted);
  });

  test('words side by side: the articles that hold each of them', async () => {
    const wanted = await allKeys(engine, '肇庆 新能源', { type: ['article'] });
    expect(wanted.length).toBeGreaterThan(0);
    const found = await allKeys(engine, 'zhaoqingxinnengyuan', { type: ['article'] });
    expect(found.sort()).toEqual(wanted.sort());
  });

  test('beside other words, filters and minus', async () => {
    expect(await sorted('肇庆 guanxu')).toEqual(await sorted('肇庆 冠旭'));
    expect(await sorted('guanxu stage:在建')).toEqual(await sorted('冠旭 stage:在建'));
    expect(await sorted('guanxu -德庆')).toEqual(await sorted('冠旭 -德庆'));
    expect(await sorted('guanxu 近9999天')).toEqual(await sorted('冠旭 近9999天'));
  });

  test('literal: fields, dates and amounts are words, but letters are still read', async () =>
    expect((await ask(engine, 'guanxu', { literal: true })).hits.map(keyOf)).toContain('company/c002'));

  test('a quotation stands as it is typed', async () =>
    expect(await ask(engine, '"guanxu"', { matching: 'all' })).toMatchObject({ total: 0, hits: [] }));
});

describe('marks and reasons', () => {
  test.each([
    ['guanxu', ['冠旭', '冠旭电子', '深圳市冠旭电子股份有限公司'], '冠旭'],
    ['gxdz', ['冠旭', '冠旭电子', '深圳市冠旭电子股份有限公司'], '冠旭电子'],
    ['冠xu', ['冠旭', '冠旭电子', '深圳市冠旭电子股份有限公司'], '冠旭'],
    ['zhaoqing', ['肇庆', '肇慶'], '肇庆'],
  ])('%s marks %j, and says that it was read as %s', async (q, names, read) => {
    const hits = await allHits(engine, q);
    for (const hit of hits) {
      const marked = [hit.title, ...(hit.snippet ? [hit.snippet] : [])].flatMap(({ text, marks }) =>
        marks.map(([start, end]) => text.slice(start, end)),
      );
      expect(names).toEqual(expect.arrayContaining(marked));
      const isHeld = names.some((name) => ownText(keyOf(hit)).includes(nameKey(name)));
      expect(hit.why.filter((why) => why.startsWith('pinyin'))).toEqual(
        isHeld ? [`pinyin ${q} = ${read}`] : [],
      );
    }
    expect(hits.some(({ title }) => title.marks.length > 0)).toBe(true);
  });

  test('a record that prints another name of what was read says both', async () => {
    const hits = await allHits(engine, 'xiyin');
    const other = hits.filter((hit) => !/希音|吸引/u.test(wholeText(keyOf(hit))));
    expect(other.map(keyOf)).toEqual(['article/h9']);
    for (const hit of other) expect(hit.why).toEqual(['pinyin xiyin = 希音', 'alias 希音 = SHEIN']);
  });

  test('Hanzi that were typed give no pinyin for a reason', async () => {
    for (const q of ['冠旭', '肇庆', '吸引', '景点']) {
      for (const { why } of await allHits(engine, q)) expect(why.join()).not.toContain('pinyin');
    }
  });
});

describe('Hanzi never find what only sounds the same', () => {
  test.each([
    ['景点', ['article/h1']],
    ['经典', ['article/h2']],
  ])('%s', async (q, wanted) => {
    expect(await sorted(q)).toEqual(wanted);
    const read = await sorted('jingdian');
    expect(read).toEqual(expect.arrayContaining(wanted));
  });

  test('of all words of the corpus that sound the same as another', async () => {
    const bySound = new Map<string, Set<string>>();
    for (const { text } of (await corpusRecords()).articles) {
      for (const [word] of text.matchAll(/\p{Script=Han}{2}/gu)) {
        const read = syllables(word);
        if (read.length < 2 || snapshot.frequency('word', word) === 0) continue;
        const sound = read.map((syllable) => syllable.text).join(' ');
        bySound.set(sound, (bySound.get(sound) ?? new Set()).add(word));
      }
    }
    const homophones = [...bySound.values()].filter(({ size }) => size > 1).flatMap((words) => [...words]);
    expect(homophones.length).toBeGreaterThan(20);
    for (const word of homophones) {
      if (snapshot.concepts.named(nameKey(word)).length > 0) continue;
      const found = await allKeys(engine, word);
      expect(found.length, word).toBeGreaterThan(0);
      for (const key of found) expect(wholeText(key)).toContain(nameKey(word));
    }
  });
});

describe('a Latin word that some record holds is that word', () => {
  test('and no common word that is spelt so', async () => {
    expect(await sorted('gongsi')).toEqual(['article/h7']);
    expect(await sorted('公司')).not.toContain('article/h7');
  });

  test('but a name that is spelt so in full too', async () => {
    const found = await sorted('deqing');
    expect(found).toEqual([...(await sorted('德庆')), 'article/h7'].sort());
  });

  test.each(['SHEIN', 'LED', 'CATL'])('%s gives no reading', async (q) => {
    for (const { why } of await allHits(engine, q)) expect(why.join()).not.toContain('pinyin');
  });
});

test.each([
  'project',
  'zzzz',
  'women',
  'q',
  'a'.repeat(256),
  'xian'.repeat(64),
  'nan'.repeat(85),
  '冠a'.repeat(128),
])('letters that are nothing here: %.20s', async (q) => {
  for (const { why } of (await ask(engine, q)).hits) expect(why.join()).not.toContain('= undefined');
});
