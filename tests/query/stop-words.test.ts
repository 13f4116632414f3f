import { expect, test } from 'vitest';
import { fold } from '../../src/analysis/char-filter.ts';
import { scriptRuns } from '../../src/analysis/script-run.ts';
import { STAGE_WORDS } from '../../src/query/filter-clause.ts';
import { STOP_WORDS } from '../../src/query/stop-words.ts';

test('each is a folded word of one run: else it would never be met', () => {
  for (const word of STOP_WORDS) {
    expect(fold(word).text).toBe(word);
    expect(scriptRuns(word), word).toEqual([expect.objectContaining({ start: 0, end: word.length })]);
  }
});

test.each(['的', '怎么', '什么', '着', 'the', 'what'])('%s is one', (word) =>
  expect(STOP_WORDS.has(word)).toBe(true),
);

test.each(['肇庆', '项目', '签约', '大', 'shein', '', ...STAGE_WORDS.keys()])('%j is none', (word) =>
  expect(STOP_WORDS.has(word)).toBe(false),
);
