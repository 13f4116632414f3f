/** What an index was made with. An index made with anything else is refused and built anew, never half believed. */
import { readFileSync } from 'node:fs';
import { ANALYZER_VERSION } from '../analysis/analyzer.ts';
import { AppError } from '../contract/error.ts';
import { EXTRACTION_VERSION } from '../extraction/version.ts';
import { AVERAGE_DIGITS, FEW_ARTICLES } from './average.ts';
import { B, K1, SLOTS } from './bm25f.ts';
import { BOOSTS } from './field.ts';
import { FLEX_OPTIONS } from './flex-index.ts';

/** Change it whenever the files of a generation change their form. */
const FORMAT = '8';

/** The versions that package.json pins; what is installed is what the lock file names. */
function pinned(): Readonly<Record<string, string>> {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { dependencies: Record<string, string> }).dependencies;
}

/** Everything but the corpus. */
export function toolFingerprint(): Record<string, string> {
  const { nodejieba = '', flexsearch = '', 'opencc-js': opencc = '', 'pinyin-pro': pinyin = '' } = pinned();
  return {
    format: FORMAT,
    analyzer: ANALYZER_VERSION,
    extraction: EXTRACTION_VERSION,
    ranking: JSON.stringify({ K1, B, SLOTS, BOOSTS, AVERAGE_DIGITS, FEW_ARTICLES }),
    nodejieba,
    flexsearch: `${flexsearch} ${JSON.stringify(FLEX_OPTIONS)}`,
    opencc,
    pinyin,
    unicode: process.versions['unicode'] ?? '',
  };
}

/** Throws `index_mismatch` where the index was made with other tools than these. */
export function assertSameTools(fingerprint: Readonly<Record<string, string>>, name: string): void {
  for (const [part, now] of Object.entries(toolFingerprint())) {
    const then = fingerprint[part];
    if (then === now) continue;
    throw new AppError(
      'index_mismatch',
      `索引 ${name} 由另一版本生成 (${part}: ${then ?? '无'} ≠ ${now})。重建: npx xiangxun index (made by another version; rebuild it)`,
    );
  }
}
