import { expect, test } from 'vitest';
import { pieces } from '../../src/analysis/analyzer.ts';
import { fold } from '../../src/analysis/char-filter.ts';
import { regionalWords } from '../../src/analysis/regional-word.ts';
import { regionalStretches } from '../../src/query/regional-stretch.ts';

test.each([
  ['專案', ['专案=项目']],
  ['專案組長', ['专案组=项目组']],
  ['軟體 晶片 開發', ['软体=软件', '晶片=芯片']],
  ['網際網路公司', ['网际网路=互联网']],
  ['软体 晶片', []],
  ['', []],
])('%s', (typed, expected) => {
  const filtered = fold(typed);
  const { text } = filtered;
  const found = regionalStretches(text, pieces(text), regionalWords(typed, filtered));
  expect([...found].map(([start, { end, text: other }]) => `${text.slice(start, end)}=${other}`)).toEqual(
    expected,
  );
});
