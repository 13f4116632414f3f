import { describe, expect, test } from 'vitest';
import { aliasesBehind, findTalkedOf, isNameWord } from '../../src/extraction/company-context.ts';
import { Passage } from '../../src/extraction/passage.ts';
import { knowledge } from './fixture.ts';

const talkedOf = (text: string) => {
  const passage = new Passage('text', text);
  return findTalkedOf(passage).map((span) => passage.quote(span));
};

/** The names in brackets right behind a name. */
function aliases(name: string, behind: string): string[] {
  const passage = new Passage('text', `${name}${behind}`);
  return aliasesBehind(passage, { start: 0, end: name.length }).map((span) => passage.quote(span));
}

describe('names that only the words beside them tell', () => {
  test.each([
    ['璞泰来（603659）拟在肇庆投资52亿元', '璞泰来'],
    ['意大利食品机械企业Bricta签约', 'Bricta'],
    ['璞泰来董事长到访', '璞泰来'],
  ])('%s', (text, name) => expect(talkedOf(text)).toContain(name));

  test.each(['', '由政府投资建设', '由市民投资', '记者由此获悉', '总投资56亿元', '由于投资放缓'])(
    '%j names none',
    (text) => expect(talkedOf(text)).toEqual([]),
  );
});

describe('other names in brackets', () => {
  test.each([
    ['希音', '(SHEIN)湾区', ['SHEIN']],
    ['希音', '（SHEIN）湾区', ['SHEIN']],
    ['深圳市冠旭电子股份有限公司', '（以下简称“冠旭”）', ['冠旭']],
    ['深圳市冠旭电子股份有限公司', '（下称冠旭电子）', ['冠旭电子']],
    ['璞泰来', '（603659）', []],
    ['莱檬', '(怀集)项目', []],
    ['希音', '在肇庆', []],
    ['希音', '', []],
    ['希音', '(2023)', []],
  ])('%s%s', (name, behind, expected) => expect(aliases(name, behind)).toEqual(expected));
});

describe('words that may be a name', () => {
  test.each(['希音', '璞泰来', 'bricta', '冠旭'])('%s', (word) => expect(isNameWord(word)).toBe(true));
  test.each(['项目', '公司', '投资', '政府', '今年', '2023', 'a', '', '五月', '的'])('%j not', (word) =>
    expect(isNameWord(word)).toBe(false),
  );
});

test('the names are read with the dictionary of the corpus', () =>
  expect(knowledge.dictionary.named('shein')).toHaveLength(1));
