/** Which of the rows is the active one; the focus itself stays in the field. */
import { setAttributes } from './element.ts';

export interface Choice {
  /** The row that Enter would take. */
  readonly active: HTMLElement | undefined;
  set(rows: readonly HTMLElement[]): void;
  /** Wraps through the field: after the last row none is active, and then the first again. */
  step(by: number): void;
  /** Several rows at once; stops at either end. */
  leap(by: number): void;
  none(): void;
}

export function createChoice(input: HTMLInputElement): Choice {
  let rows: readonly HTMLElement[] = [];
  let at = -1;
  const go = (next: number) => {
    const before = rows[at];
    if (before) setAttributes(before, { 'aria-selected': 'false' });
    at = next;
    const row = rows[at];
    setAttributes(input, { 'aria-activedescendant': row?.id });
    if (!row) return;
    setAttributes(row, { 'aria-selected': 'true' });
    row.scrollIntoView({ block: 'nearest' });
  };
  return {
    get active() {
      return rows[at];
    },
    set(next) {
      rows = [];
      go(-1);
      rows = next;
      for (const row of rows) setAttributes(row, { 'aria-selected': 'false' });
    },
    step(by) {
      const places = rows.length + 1;
      go(((at + 1 + by + places) % places) - 1);
    },
    leap(by) {
      if (rows.length > 0) go(Math.max(0, Math.min(rows.length - 1, at + by)));
    },
    none: () => go(-1),
  };
}
