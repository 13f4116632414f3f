import { describe, expect, test } from 'vitest';
import { findLatinNames } from '../../src/extraction/latin-name.ts';
import { Passage } from '../../src/extraction/passage.ts';
import { knowledge, read } from './fixture.ts';

const found = (text: string) => {
  const passage = new Passage('text', text);
  return findLatinNames(passage).map((span) => passage.quote(span));
};

test('the names are read with the dictionary of the corpus', () =>
  expect(knowledge.dictionary.named('希音')).toHaveLength(1));

describe('names of several Latin words', () => {
  test.each([
    ['公司与Nordhavn Minerals Group签订合资协议', ['Nordhavn Minerals Group']],
    ['由 Castell Automotive GmbH 投资', ['Castell Automotive GmbH']],
    ['ABB Robotics宣布扩产', ['ABB Robotics']],
    ['Ｏｒｌａｎｄ Foods Inc.在华建厂', ['Ｏｒｌａｎｄ Foods Inc']],
    ['《JOINT VENTURE GROUP AGREEMENT》', []],
    ['a group of people', []],
    ['记者 Anna Berg 摄', []],
  ])('%s', (text, names) => expect(found(text)).toEqual(names));
});

describe('a lone Latin word', () => {
  const companies = (text: string) => read(text).companies.map(({ quote }) => quote);
  test.each([
    ['德国企业Verlano投资2亿元建设工厂', ['Verlano']],
    ['环境（Environment）与治理（Governance）并重', []],
    ['七月Markit服务业指数回落', []],
  ])('%s', (text, names) => expect(companies(text)).toEqual(names));
});
