import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { findJsonError } from '../../src/corpus/json-error.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('agrees with JSON.parse on every JSON text with a change', () => {
  const change = fc.record({
    at: fc.nat(),
    cut: fc.nat(2),
    put: fc.constantFrom(...' ,:{}[]"\\u0-1.e+tfn\t\u0000中'),
  });
  fc.assert(
    fc.property(fc.json(), fc.option(change), (json, edit) => {
      const at = edit === null ? 0 : edit.at % (json.length + 1);
      const text = edit === null ? json : json.slice(0, at) + edit.put + json.slice(at + edit.cut);
      expect(findJsonError(text) === undefined).toBe(isJson(text));
    }),
    { numRuns: 3000 },
  );
});

test('agrees with JSON.parse on any run of its signs', () => {
  const token = fc.constantFrom(...'{}[]:,', '"a"', '1', '-0.5e3', 'true', 'null', ' ', '"\\u4e2d"', '"');
  fc.assert(
    fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
      const text = tokens.join('');
      expect(findJsonError(text) === undefined).toBe(isJson(text));
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ['', 1, undefined],
  ['{"a":1,}', 8, '}'],
  ['{"𠮷":x}', 6, 'x'],
  ['["a" 😀]', 6, '😀'],
  ['[01]', 3, '1'],
  ['[1', 3, undefined],
  ['"a\u0000"', 3, '\u0000'],
])('%j is wrong at column %i', (text, column, found) => {
  expect(findJsonError(text)).toMatchObject({ column, found });
});

test('does not mind depth or length', () => {
  expect(findJsonError('['.repeat(1_000_000))).toMatchObject({ column: 1_000_001 });
  expect(findJsonError(`"${'\\n'.repeat(1_000_000)}`)).toMatchObject({ column: 2_000_002 });
});
