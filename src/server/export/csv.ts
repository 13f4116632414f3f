/** Lines of CSV (RFC 4180) that spreadsheets open as text: no cell of theirs is taken for a formula. */

/** Without it, spreadsheets read UTF-8 as the code page of the system. */
export const BOM = '\ufeff';

/** A cell that begins with one of these would be run, not shown. */
const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;

function csvCell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvLine(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
