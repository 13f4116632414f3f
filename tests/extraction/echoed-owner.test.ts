import { expect, test } from 'vitest';
import { findEchoedOwners } from '../../src/extraction/echoed-owner.ts';
import { Passage } from '../../src/extraction/passage.ts';
import { knowledge } from './fixture.ts';

function echoed(text: string, name: string): string[] {
  const passage = new Passage('text', text);
  const start = passage.text.lastIndexOf(name);
  return findEchoedOwners(passage, [{ start, end: start + name.length, name }], knowledge.tree).map((span) =>
    passage.quote(span),
  );
}

test.each([
  ['万芃的万芃众创城开工', '万芃众创城', ['万芃']],
  ['橙果投资40亿元的橙果自动化基地竣工', '橙果自动化基地', ['橙果']],
  ['人民控股投资102亿元的人民控股先进制造项目开工', '人民控股先进制造项目', ['人民控股']],
  ['旭帆新能源项目由旭帆投资4亿元', '旭帆新能源项目', ['旭帆']],
  ['利晟和智能装备产业园动工。其中，利晟和的产业园占地50亩', '利晟和智能装备产业园', ['利晟和']],
  ['智能的智能装备产业园动工', '智能装备产业园', []],
  ['肇庆的肇庆物流园动工', '肇庆物流园', []],
  ['旭帆新能源项目动工', '旭帆新能源项目', []],
])('%s', (text, name, owners) => expect(echoed(text, name)).toEqual(owners));
