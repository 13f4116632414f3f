import { describe, expect, test } from 'vitest';
import { casesOf, signsOf } from './fixture.ts';

const only = (text: string, title?: string) => {
  const cases = casesOf(text, title);
  if (cases.length !== 1) throw new Error(`${cases.length} events in ${text}`);
  return cases[0] as (typeof cases)[0];
};

describe('where a company stands in the sentence of the event', () => {
  test.each([
    [
      '6月18日，冠旭电子在德庆的项目开工。',
      '冠旭电子',
      ['sentence before', 'clause before', 'sentence alone'],
    ],
    [
      '6月18日，冠旭电子的供应商小鹏汽车项目开工。',
      '冠旭电子',
      ['sentence first of several', 'sentence subject', 'behind 的'],
    ],
    ['6月18日，冠旭电子的供应商小鹏汽车项目开工。', '小鹏汽车', ['sentence nearest', 'ahead trades']],
    ['新工厂6月18日开工，由小鹏汽车承建。', '小鹏汽车', ['sentence behind', 'ahead 由', 'behind builds']],
  ])('%s %s: %j', (text, company, signs) => {
    expect(signsOf(only(text), company)).toEqual(expect.arrayContaining(signs));
  });

  test('what stands elsewhere says nothing of this sentence', () => {
    const [first, second] = casesOf('冠旭电子项目6月18日开工。小鹏汽车项目6月19日投产。');
    expect(signsOf(first as NonNullable<typeof first>, '小鹏汽车')).toContain('sentence has another');
    expect(signsOf(second as NonNullable<typeof second>, '冠旭电子')).toContain('sentence has another');
  });
});

describe('what the article says of a company', () => {
  test('the title names one, or several', () => {
    const text = '冠旭电子项目6月18日开工。小鹏汽车也来祝贺。';
    expect(signsOf(only(text, '冠旭电子在德庆建厂'), '冠旭电子')).toContain('title alone');
    expect(signsOf(only(text, '冠旭电子在德庆建厂'), '小鹏汽车')).toContain('title has another');
    expect(signsOf(only(text, '冠旭电子与小鹏汽车在德庆'), '小鹏汽车')).toContain('title');
  });

  test('how often it is named', () => {
    const text = '冠旭电子项目6月18日开工。冠旭电子表示，小鹏汽车是客户。';
    expect(signsOf(only(text), '冠旭电子')).toEqual(expect.arrayContaining(['named 2', 'most named']));
    expect(signsOf(only(text), '小鹏汽车')).not.toContain('most named');
  });
});

test('a sentence without a company goes on with whom the one before was of', () => {
  const [, second] = casesOf('冠旭电子项目6月18日开工。项目计划2025年6月投产。');
  const signs = signsOf(second as NonNullable<typeof second>, '冠旭电子');
  expect(signs).toEqual(expect.arrayContaining(['lone owner before', 'lone begins project, lately']));
});

test('of many companies in front of an event, the latest may own it', () => {
  const text =
    '希音、宁德时代、小鹏汽车都来了。冠旭电子也来了。希音、宁德时代、小鹏汽车又来了。新项目6月18日开工。';
  const names = only(text).candidates.flatMap(({ candidate }) =>
    typeof candidate === 'string' ? [] : [...candidate.names][0],
  );
  expect(names).toEqual(expect.arrayContaining(['小鹏汽车', '冠旭电子']));
});
