import { describe, expect, test } from 'vitest';
import { fill, languageOf, wordsIn } from '../../src/box/words.ts';

test.each([
  ['', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zh-CN', 'zh-CN'],
  ['zh-Hans-SG', 'zh-CN'],
  ['zh-TW', 'zh-TW'],
  ['zh-hant', 'zh-TW'],
  ['zh-HK', 'zh-TW'],
  ['zh-Hant-MO', 'zh-TW'],
  ['en', 'en'],
  ['de-AT', 'en'],
  ['zhx', 'en'],
] as const)('a page in %s is spoken to in %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

describe('the words', () => {
  const [simplified, traditional, english] = (['zh-CN', 'zh-TW', 'en'] as const).map(wordsIn);

  test('take as many numbers in each language', () => {
    const places = (words: object | undefined) =>
      Object.entries(words ?? {}).map(([name, text]) => `${name} ${String(text).split('#').length}`);
    const said = places(traditional).filter((one) => !one.startsWith('wan '));
    expect(places(simplified).filter((one) => !one.startsWith('wan '))).toEqual(said);
    expect(places(english).filter((one) => !one.startsWith('wan '))).toEqual(said);
  });

  test('of Taiwan are its own, not letters changed', () => {
    expect(traditional).toMatchObject({ search: '搜尋', project: '專案', custom: '自訂', industry: '產業' });
    expect(Object.values(traditional ?? {}).join('')).not.toMatch(/[项业专时间订产无]/);
  });

  test('never shout', () => {
    const all = [simplified, traditional, english].flatMap((words) => Object.values(words ?? {}));
    expect(all.filter((text) => /[!！]/.test(text))).toEqual([]);
  });
});

test('each # is filled in its turn, and nothing in what was put in is read again', () => {
  expect(fill('全部 # 条#', 3, '#新闻$&')).toBe('全部 3 条#新闻$&');
});
