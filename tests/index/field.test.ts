import { expect, test } from 'vitest';
import { classOf } from '../../src/analysis/script-run.ts';
import { BOOSTS, FIELDS, TEXT_BREAK } from '../../src/index/field.ts';
import { phraseOf } from '../../src/query/phrase.ts';

test('every field weighs something, the title most and what articles say of a project least', () => {
  expect(Object.keys(BOOSTS).sort()).toEqual([...FIELDS].sort());
  const weights = FIELDS.map((field) => BOOSTS[field]);
  expect(Math.min(...weights)).toBeGreaterThan(0);
  expect(Math.max(...weights)).toBe(BOOSTS.title);
  expect(Math.min(...weights)).toBe(BOOSTS.context);
});

test('what stands between two texts is part of no word and of no phrase', () => {
  expect(classOf(TEXT_BREAK.codePointAt(0) as number)).toBe('other');
  expect(phraseOf(`肇庆${TEXT_BREAK}德庆`)?.parts.map(({ gap }) => gap)).toEqual(['', '']);
});
