import { describe, expect, test } from 'vitest';
import { isSearched } from '../../src/extraction/searched-name.ts';
import { knowledge } from './fixture.ts';

describe('an alias that is searched', () => {
  const searched = (alias: string, of: string, given: { told?: boolean; shown?: boolean } = {}) =>
    isSearched(alias, of, { told: false, shown: false, ...given }, knowledge.tree);

  test.each([
    ['广药', '广药集团'],
    ['璟曜光学', '上海璟曜光学科技有限公司'],
    ['璟曜', '上海璟曜光学科技有限公司'],
    ['岚图', '岚图汽车'],
    ['asml', '阿斯麦'],
  ])('%s of %s', (alias, of) => {
    expect(searched(alias, of)).toBe(true);
  });

  test.each([
    ['a state', '中国', '融创中国有限公司'],
    ['a place', '肇庆', '肇庆璟曜光学有限公司'],
    ['a word of the language', '诚信', '诚信物流有限公司'],
    ['a word of the press', '抗疫', '抗疫医疗有限公司'],
    ['a form', '集团', '广药集团'],
    ['cut within a word', '力国际发展', '中国电力国际发展有限公司'],
    ['words of the trade', '城市数字', '北京丰台城市数字科技集团'],
    ['the group of a part', '中海油', '中海油惠州石化有限公司'],
    ['another company of the brand', '恒大汽车', '恒大集团'],
    ['another full name', '南方石化(福建)有限公司', '南方石化(香港)控股有限公司'],
    ['the state in front', '中国电力', '中国电力国际发展有限公司'],
    ['a code of an exchange', 'sz 301188', '力诺特玻'],
  ])('%s is none: %s of %s', (_, alias, of) => {
    expect(searched(alias, of)).toBe(false);
  });

  test('that may be a word needs to be told, or words beside it that speak of a company', () => {
    expect(searched('三星', '三星重工')).toBe(false);
    expect(searched('三星', '三星重工', { shown: true })).toBe(true);
    expect(searched('五株科技', '五株科技股份有限公司', { told: true })).toBe(true);
    expect(searched('诚信', '诚信物流有限公司', { told: true })).toBe(false);
  });
});
