import { describe, expect, test } from 'vitest';
import { CUE, isNotOfProject, kindOf, REGION, REGION_SPENDS } from '../../src/extraction/money-cue.ts';

const last = (text: string) => {
  const cue = [...text.matchAll(CUE)].at(-1);
  return cue && kindOf(cue);
};

test.each([
  ['总投资', 'investment'],
  ['合资', 'investment'],
  ['年产值', 'output'],
  ['税收', 'tax'],
  ['利税', 'other'],
  ['中标金额', 'other'],
  ['外贸进出口总额', 'other'],
  ['节约电费', 'other'],
  ['', undefined],
])('%s', (words, kind) => expect(last(words)).toBe(kind));

describe('sums of no project', () => {
  test.each(['全市税收', '规上工业总产值', '高新区产值', '电池材料业产值'])(
    '%s is of a place or an industry',
    (words) => expect(REGION.test(words)).toBe(true),
  );
  test.each(['项目年产值', '预计年产值', '税收'])('%s may be', (words) =>
    expect(REGION.test(words)).toBe(false),
  );
  test.each(['全市完成固定资产投资', '固定资产投资完成'])('%s', (words) =>
    expect(REGION_SPENDS.test(words)).toBe(true),
  );
});

test.each([
  ['公司去年营收', '营收', true],
  ['达产后年营收', '营收', false],
  ['预计年销售收入', '销售收入', false],
  ['年产值', '产值', false],
])('%s', (words, cue, expected) => expect(isNotOfProject(words, words, cue)).toBe(expected));
