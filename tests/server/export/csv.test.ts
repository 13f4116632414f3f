import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from '../../../src/server/export/csv.ts';
import { readCsv } from './read-csv.ts';

test.each([
  [['a', 1, undefined, ''], 'a,1,,\r\n'],
  [['甲,乙', '他说"好"', '两\n行'], '"甲,乙","他说""好""","两\n行"\r\n'],
  [['=1+1', '+86', '-1', '@SUM(A1)', '\tx', '\rx'], "'=1+1,'+86,'-1,'@SUM(A1),'\tx,\"'\rx\"\r\n"],
  [['=HYPERLINK("http://x","y")'], '"\'=HYPERLINK(""http://x"",""y"")"\r\n'],
  [['1-2', '甲=乙', '56.5'], '1-2,甲=乙,56.5\r\n'],
])('%j is written %j', (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});

test('what is written is read back, and no cell begins a formula', () => {
  const cell = fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '"', ',', '\n', '\r', '\t', '甲', 'a', ' '),
  });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (cells) => {
      const [row = []] = readCsv(csvLine(cells));
      expect(row.map((text, index) => (text === cells[index] ? text : text.replace(/^'/, '')))).toEqual(
        cells,
      );
      for (const text of row) expect(text).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});
