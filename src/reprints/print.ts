/** What of one text decides with which others it is compared: a function of the text alone, small enough to be kept. */
import { hash } from 'node:crypto';
import { comparedText } from './body.ts';
import { bandsOf } from './minhash.ts';
import { SHORT, TINY } from './same-report.ts';
import { shingles } from './shingle.ts';

/** A text that tells nothing has no digest; a short one no bands. */
export interface Print {
  /** Of the compared text: texts with the same digest are the same. */
  readonly digest?: string;
  readonly bands?: Int32Array;
}

export function printOf(article: string): Print {
  const text = comparedText(article);
  if (text.length < TINY) return {};
  const digest = hash('sha1', text, 'base64');
  return text.length < SHORT ? { digest } : { digest, bands: bandsOf(shingles(text)) };
}
