/** Columns as plain lists. */
import type { NumberRows } from '../../src/index/number-rows.ts';
import type { PackedText } from '../../src/index/packed-text.ts';

export function listsOf(rows: NumberRows): number[][] {
  return Array.from({ length: rows.length }, (_, row) => rows.of(row));
}

export function textsOf(texts: PackedText): string[] {
  return Array.from({ length: texts.length }, (_, number) => texts.get(number));
}
