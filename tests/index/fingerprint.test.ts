import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AppError } from '../../src/contract/error.ts';
import { assertSameTools, toolFingerprint } from '../../src/index/fingerprint.ts';

const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
const { dependencies } = JSON.parse(text) as { dependencies: Record<string, string> };

test('names the analyzer, the ranking and the version of every library that shapes an index', () => {
  const now = toolFingerprint();
  for (const value of Object.values(now)) expect(value).not.toBe('');
  expect(now['nodejieba']).toBe(dependencies['nodejieba']);
  expect(now['opencc']).toBe(dependencies['opencc-js']);
  expect(now['flexsearch']?.split(' ')[0]).toBe(dependencies['flexsearch']);
});

test('the same tools, whatever else the fingerprint tells, are accepted', () => {
  expect(() => assertSameTools(toolFingerprint(), 'gen-000001')).not.toThrow();
  expect(() => assertSameTools({ ...toolFingerprint(), corpus: 'abc' }, 'gen-000001')).not.toThrow();
});

test.each(Object.keys(toolFingerprint()))('another %s is refused by name, with the way out', (part) => {
  const { [part]: _, ...without } = toolFingerprint();
  for (const fingerprint of [{ ...without, [part]: 'older' }, without]) {
    let error: unknown;
    try {
      assertSameTools(fingerprint, 'gen-000007');
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toBe('index_mismatch');
    for (const word of ['gen-000007', part, 'npx xiangxun index'])
      expect((error as AppError).message).toContain(word);
  }
});
