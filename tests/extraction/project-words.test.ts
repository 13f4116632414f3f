import { expect, test } from 'vitest';
import { GENERIC, MAKING, STOPS } from '../../src/extraction/project-words.ts';

test.each([
  ['STOPS', STOPS, ['签约', '开工', '位于', '的', '由'], ['隔膜', '希音', '光学']],
  ['MAKING', MAKING, ['生产', '制造', '加工', '回收'], ['签约', '举行', '的']],
  ['GENERIC', GENERIC, ['产业', '重大', '工业', '签约'], ['隔膜', '希音', '镜头']],
] as const)('%s holds words, and no name', (_, words, inside, outside) => {
  for (const word of words) expect(word).not.toMatch(/\s/u);
  for (const word of inside) expect(words).toContain(word);
  for (const word of outside) expect(words).not.toContain(word);
});
