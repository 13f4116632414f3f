/** Words of records as labels of a picture: nothing that turns the line around, and no wider than there is room. */

/** Controls, marks of direction, and halves of pairs: in a picture they have no meaning, and some turn text about. */
const UNPRINTED = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{3ffff}—…“”‘’]/u;
const NARROW_EM = 0.6;

/**
 * zrender keeps the widths of texts under the texts themselves in a plain object, and writes into what it finds there:
 * a label `__proto__` or `constructor` would change an object that the whole program shares.
 */
export function labelText(text: string): string {
  const label = text.replace(/\s+/gu, ' ').replace(UNPRINTED, '').trim();
  return Object.hasOwn(Object.prototype, label) ? `${label}\u00a0` : label;
}

/** About how many pixels a line of text takes; Hanzi are as wide as high in every font. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of text) ems += WIDE.test(character) ? 1 : NARROW_EM;
  return ems * fontSize;
}

/** The text, cut with an ellipsis where it is wider than `room` pixels. */
export function fittedText(text: string, room: number, fontSize: number): string {
  const label = labelText(text);
  if (textWidth(label, fontSize) <= room) return label;
  let [kept, width] = ['', textWidth('…', fontSize)];
  for (const character of label) {
    width += textWidth(character, fontSize);
    if (width > room) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
