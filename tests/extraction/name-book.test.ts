import { beforeEach, describe, expect, test } from 'vitest';
import { TRADE_END } from '../../src/extraction/company-brand.ts';
import { NameBook } from '../../src/extraction/name-book.ts';
import { Passage } from '../../src/extraction/passage.ts';
import { knowledge } from './fixture.ts';

let book: NameBook;
beforeEach(() => {
  book = new NameBook(knowledge.tree);
});

const passageOf = (text: string) => new Passage('text', text);
const spanOf = ({ text }: Passage, words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};
const mentions = (text: string) => {
  const passage = passageOf(text);
  return book.mentionsIn(passage).map((mention) => `${passage.quote(mention)}=${mention.company.name}`);
};

/** Tells the book a name with a legal form. */
function tell(text: string, name: string): void {
  const passage = passageOf(text);
  book.addNamed(passage, { ...spanOf(passage, name), form: 'legal' });
}

/** Tells the book a company of the corpus by a name as it is written. */
function record(id: string, name: string, written: string, text = written): void {
  const passage = passageOf(text);
  book.addRecord(id, name, passage, spanOf(passage, written));
}

describe('a company of the corpus', () => {
  test('is known by the short name that the article gives it', () => {
    record('shein', '希音', '希音', '希音（以下简称“希衣”）签约');
    expect(mentions('希衣动工')).toEqual(['希衣=希音']);
  });

  test('is one by each name that was written', () => {
    record('shein', '希音', '希音');
    record('shein', '希音', 'shein');
    expect(mentions('希音（SHEIN）签约，SHEIN动工。')).toEqual(['希音=希音', 'SHEIN=希音', 'SHEIN=希音']);
  });

  test('is known by what its name begins', () => {
    record('shein', '希音', '希音');
    expect(book.isOfKnown('希音产业园')).toBe(true);
    expect(book.isOfKnown('希音')).toBe(false);
    expect(book.isOfKnown('冠旭')).toBe(false);
    // 协鑫能科 is no part of 协鑫.
    expect(book.isOfKnown('希音能科')).toBe(false);
    const passage = passageOf('希音科技签约');
    expect(book.startsWithRecord(passage, spanOf(passage, '希音科技'))).toBe(true);
    expect(book.startsWithRecord(passage, spanOf(passage, '希音'))).toBe(false);
  });
});

describe('a company that only the article knows', () => {
  test('is known by its full name and by the short one it is given', () => {
    const text = '上海璟曜光学科技有限公司（以下简称“璟曜”）签约，璟曜动工。';
    tell(text, '上海璟曜光学科技有限公司');
    expect(mentions(text)).toEqual([
      '上海璟曜光学科技有限公司=上海璟曜光学科技有限公司',
      '璟曜=上海璟曜光学科技有限公司',
      '璟曜=上海璟曜光学科技有限公司',
    ]);
  });

  test('that is only talked of is known by its name', () => {
    const passage = passageOf('企业Bricta签约');
    book.addTalkedOf(passage, spanOf(passage, 'bricta'));
    expect(mentions('Bricta动工。')).toEqual(['Bricta=Bricta']);
    expect(mentions('Brictas动工。')).toEqual([]);
  });

  test('two full names are two companies', () => {
    tell('骊珑智能装备有限公司签约', '骊珑智能装备有限公司');
    tell('昊徕电子材料有限公司签约', '昊徕电子材料有限公司');
    expect(mentions('骊珑智能装备有限公司与昊徕电子材料有限公司')).toEqual([
      '骊珑智能装备有限公司=骊珑智能装备有限公司',
      '昊徕电子材料有限公司=昊徕电子材料有限公司',
    ]);
  });
});

test('the longest name where one holds another, and no place twice', () => {
  record('a', '冠旭', '冠旭');
  record('b', '冠旭电子', '冠旭电子');
  expect(mentions('冠旭电子与冠旭')).toEqual(['冠旭电子=冠旭电子', '冠旭=冠旭']);
});

test('an empty book finds nothing', () => expect(mentions('希音签约')).toEqual([]));

test.each([
  ['璟曜光学科技', '璟曜'],
  ['爱龙威电机', '爱龙威'],
  ['希音', '希音'],
])('the trade ends %s behind %s', (name, brand) => expect(name.replace(TRADE_END, '')).toBe(brand));

describe('full names of one brand', () => {
  test('are of two companies where they deal in different things', () => {
    tell('昆鸷新材料股份有限公司', '昆鸷新材料股份有限公司');
    tell('广元昆鸷铝业有限公司', '广元昆鸷铝业有限公司');
    expect(mentions('昆鸷新材料股份有限公司与广元昆鸷铝业有限公司')).toEqual([
      '昆鸷新材料股份有限公司=昆鸷新材料股份有限公司',
      '广元昆鸷铝业有限公司=广元昆鸷铝业有限公司',
    ]);
  });

  test('are of one where only the place differs', () => {
    tell('昆鸷新材料有限公司', '昆鸷新材料有限公司');
    tell('广元昆鸷新材料有限公司', '广元昆鸷新材料有限公司');
    expect(
      new Set(mentions('昆鸷新材料有限公司，广元昆鸷新材料有限公司').map((m) => m.split('=')[1])).size,
    ).toBe(1);
  });
});
