/** Reports of the same text → which of them is the original. */
import { fold } from '../analysis/char-filter.ts';
import type { Article } from '../contract/record.ts';

/** Where a text says that it was taken from. */
const TAKEN_FROM = [
  /(?:来源|稿源|转载自|转自|摘自|原载(?:于)?)[\s::]*[“"「《【[]?([\p{L}\p{N}·-]{2,20})/gu,
  /据[“"「《]?(\p{Script=Han}{2,12}?)[”"」》]?(?:(?:\d{1,2}月)?\d{1,2}日)?(?:报道|消息|讯)/gu,
];
const FORMER_TITLE = /原(?:标题|题)[\s::]*([^\n]{2,100})/gu;
const SHORTEST_NAME = 2;

const letters = (text: string) => fold(text).text.replace(/[^\p{L}\p{N}]+/gu, '');

interface Claims {
  readonly sources: readonly string[];
  readonly titles: readonly string[];
}

function claimsOf({ text }: Article): Claims {
  const folded = fold(text).text;
  const all = (pattern: RegExp) => [...folded.matchAll(pattern)].map((m) => letters(m[1] ?? ''));
  return {
    sources: TAKEN_FROM.flatMap(all).filter((name) => name.length >= SHORTEST_NAME),
    titles: all(FORMER_TITLE),
  };
}

/** 西江日报 and 西江日报社, 新华社 and 新华社北京: one begins with the other. */
const isSame = (a: string, b: string) =>
  a === b || (a.length > 2 && b.length > 2 && (a.startsWith(b) || b.startsWith(a)));

/** The moment of publication in milliseconds; a day without a time begins in Shanghai. +∞ where it is unknown. */
function moment({ published }: Article): number {
  if (published === undefined) return Number.POSITIVE_INFINITY;
  if (published.length === 10) return Date.parse(`${published}T00:00:00+08:00`);
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/u.test(published.slice(10));
  return Date.parse(`${published.replace(' ', 'T')}${zoned ? '' : '+08:00'}`);
}

/**
 * Position of the original: what the others say they were taken from, else the earliest, else the longest,
 * else the one with the smallest id.
 */
export function originalOf(articles: readonly Article[]): number {
  const claims = articles.map(claimsOf);
  const votes = articles.map(({ source, title }, own) => {
    const [name, heading] = [letters(source ?? ''), letters(title)];
    return claims.filter(
      ({ sources, titles }, other) =>
        other !== own &&
        letters(articles[other]?.source ?? '') !== name &&
        ((name.length >= SHORTEST_NAME && sources.some((said) => isSame(said, name))) ||
          titles.includes(heading)),
    ).length;
  });
  const order = (x: number, y: number): number => {
    const [a, b] = [articles[x] as Article, articles[y] as Article];
    const [early, late] = [moment(a), moment(b)];
    return (
      (votes[y] as number) - (votes[x] as number) ||
      (early === late ? 0 : early - late) ||
      b.text.length - a.text.length ||
      (a.id < b.id ? -1 : 1)
    );
  };
  return [...articles.keys()].sort(order)[0] ?? 0;
}
