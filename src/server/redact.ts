/** What must not stand in a log, taken out of a query: keys, telephone and identity numbers, mail addresses. */
import { KEY_PATTERN } from '../keys/key.ts';

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [KEY_PATTERN, '‹密钥›'],
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g, '‹邮箱›'],
  [/(?<!\d)\d{17}[\dXx](?![\dXx])/g, '‹证件号›'],
  [/(?<!\d)\d{15,16}(?!\d)|(?<!\d)\d{19}(?!\d)/g, '‹号码›'],
  [/(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g, '‹电话›'],
  [/(?<!\d)0\d{2,3}[- ]\d{7,8}(?!\d)/g, '‹电话›'],
];

/** Full-width digits and letters count as what they stand for; a text without anything personal stays as it is. */
export function redact(text: string): string {
  const plain = text.normalize('NFKC');
  const redacted = PATTERNS.reduce((left, [pattern, name]) => left.replaceAll(pattern, name), plain);
  return redacted === plain ? text : redacted;
}
