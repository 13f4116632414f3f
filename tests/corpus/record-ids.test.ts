import { expect, test } from 'vitest';
import { RecordIds } from '../../src/corpus/record-ids.ts';

const at = (line: number) => ({ file: 'f.jsonl', line });

test('an id is used once per kind of record', () => {
  const ids = new RecordIds(false);
  expect(ids.add('articles', { id: 'x' }, at(1))).toEqual([]);
  expect(ids.add('companies', { id: 'x' }, at(2))).toEqual([]);
  const again = ids.add('articles', { id: 'x' }, at(3));
  expect(again).toEqual([{ field: 'id', reason: expect.stringContaining('f.jsonl:1') }]);
  expect(ids.add('synonyms', { terms: ['a', 'b'] }, at(4))).toEqual([]);
  expect(ids.add('synonyms', { terms: ['a', 'b'] }, at(5))).toEqual([]);
});

test('the id of a bad line is free for a good one', () => {
  const ids = new RecordIds(true);
  ids.addBad('articles', 'x', at(1));
  expect(ids.add('articles', { id: 'x' }, at(2))).toEqual([]);
  expect(ids.add('projects', { id: 'p', articles: ['x'] }, at(3))).toEqual([]);
});

test.each([
  [true, 1],
  [false, 0],
])('a reference to a bad line (skipped: %s)', (skipBad, faults) => {
  const ids = new RecordIds(skipBad);
  ids.addBad('articles', 'x', at(1));
  expect(ids.add('projects', { id: 'p', articles: ['x'] }, at(2))).toHaveLength(faults);
});

test('a reference to a company or a project is none to an article', () => {
  const ids = new RecordIds(false);
  ids.add('companies', { id: 'x' }, at(1));
  const faults = ids.add('projects', { id: 'p', articles: ['x'], events: [{ articleId: 'p' }, {}] }, at(2));
  expect(faults.map((fault) => fault.field)).toEqual(['events[0].articleId', 'articles[0]']);
});
