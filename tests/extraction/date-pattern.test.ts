import { expect, test } from 'vitest';
import { DATE } from '../../src/extraction/date-pattern.ts';

/** The words that were found and the groups that say of which kind they are. */
const found = (text: string) =>
  [...text.matchAll(DATE)]
    .filter(([words]) => words !== '')
    .map(([words, ...rest]) => `${words} ${rest.filter((group) => group !== undefined).length > 0}`);

test.each([
  ['二〇二三年五月八日', ['二〇二三年五月八日 true']],
  ['上半年签约', ['上半年 true']],
  ['上周五开工', ['上周五 true']],
  ['1.4月15日,', ['4月15日 true']],
  ['1-7月', []],
  ['历时60日', []],
  ['7个月', []],
  ['希音项目', []],
])('%s', (text, dates) => expect(found(text)).toEqual(dates));
