import { expect, test } from 'vitest';
import { fieldName, formatProblem, showValue } from '../../src/corpus/problem.ts';

test.each([
  [[], ''],
  [['title'], 'title'],
  [['events', 1, 'date'], 'events[1].date'],
  [['articles', 0], 'articles[0]'],
])('field name of %j', (path, name) => expect(fieldName(path)).toBe(name));

test.each([
  ['短', '"短"'],
  [undefined, 'undefined'],
  [Number.POSITIVE_INFINITY, 'Infinity'],
  [{ a: [1] }, '{"a":[1]}'],
  ['x'.repeat(58), `"${'x'.repeat(58)}"`],
  ['x'.repeat(59), `"${'x'.repeat(58)}…`],
  ['𠮷'.repeat(500), `"${'𠮷'.repeat(58)}…`],
  ['\u202e<b>\n', '"\u202e<b>\\n"'],
])('shown value %#', (value, shown) => {
  expect(showValue(value)).toBe(shown);
  expect([...showValue(value)].length).toBeLessThanOrEqual(60);
});

test('a problem is one line, with and without a field', () => {
  expect(formatProblem({ file: 'a.jsonl', line: 3, reason: 'r' })).toBe('a.jsonl:3: r');
  expect(formatProblem({ file: 'a.jsonl', line: 3, field: 'f', reason: 'r' })).toBe('a.jsonl:3 f: r');
});
