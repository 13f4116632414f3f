import { describe, expect, test } from 'vitest';
import { findNamedCompanies } from '../../src/extraction/company-name.ts';
import { TRADE } from '../../src/extraction/company-words.ts';
import { Passage } from '../../src/extraction/passage.ts';
import { knowledge } from './fixture.ts';

const named = (text: string) => {
  const passage = new Passage('text', text);
  return findNamedCompanies(passage).map((span) => `${passage.quote(span)} ${span.form}`);
};

test('the names are read with the dictionary of the corpus', () =>
  expect(knowledge.dictionary.named('希音')).toHaveLength(1));

describe('a legal form says where a name ends', () => {
  test.each([
    ['肇庆昊徕电子材料有限公司签约。', '肇庆昊徕电子材料有限公司 legal'],
    ['奥士康科技股份有限公司披露', '奥士康科技股份有限公司 legal'],
    ['维珍妮智创科技（肇庆）有限公司落户', '维珍妮智创科技（肇庆）有限公司 legal'],
    ['華潤水泥（封開）有限公司投產', '華潤水泥（封開）有限公司 legal'],
    ['与深圳市屹峤连接器有限责任公司签约', '深圳市屹峤连接器有限责任公司 legal'],
    ['由广东珞珈纤维科技股份有限公司投资', '广东珞珈纤维科技股份有限公司 legal'],
  ])('%s', (text, name) => expect(named(text)).toContain(name));

  test('each name of a list', () =>
    expect(named('肇庆昊徕电子材料有限公司、骊珑智能装备有限公司同日签约')).toEqual([
      '肇庆昊徕电子材料有限公司 legal',
      '骊珑智能装备有限公司 legal',
    ]));
});

describe('集团, 股份 and words of the trade', () => {
  test.each([
    ['铂钲股份（603659）公告称', '铂钲股份'],
    ['璟曜光学在德庆签约', '璟曜光学'],
    ['钼佳炊具在新兴投产', '钼佳炊具'],
    ['麟徽智造宣布扩产', '麟徽智造'],
  ])('%s', (text, name) => expect(named(text).map((found) => found.split(' ')[0])).toContain(name));
});

describe('words that name no company', () => {
  test.each([
    '',
    '公司',
    '该公司与这家集团签约',
    '多家企业和公司来访',
    '一家有限公司',
    '科技公司和贸易公司',
    '发展科技、电子、食品等产业',
    '某集团',
    '分公司和子公司',
    '上市公司',
  ])('%j', (text) => expect(named(text)).toEqual([]));
});

test('the words of the trade are a pattern by itself', () => {
  const whole = new RegExp(`^${TRADE}$`, 'u');
  for (const word of ['科技', '光学', '新材料', '食品']) expect(word).toMatch(whole);
  expect('项目').not.toMatch(whole);
});
