import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { fold } from '../../src/analysis/char-filter.ts';
import { VARIANTS } from '../../src/analysis/variant.ts';
import type { MarkedText, Understood } from '../../src/contract/search.ts';
import { shanghaiDay } from '../../src/entities/day.ts';
import type { Language } from '../../src/query/language.ts';
import { parseQuery } from '../../src/query/parser.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { SNIPPET_LENGTH } from '../../src/snippet/fragment.ts';
import { article, ask, built, corpusRecords, keyOf, ONE_IN } from './fixture.ts';

/** Texts that the corpus has not: outside of the first plane, markup, full width, run-on Latin, half characters. */
const ODD = [
  article('x1', { title: '𠮷野家🎉肇庆店开业', text: '𪚥𪚥龍飛👨‍👩‍👧‍👦项目：𠮷野家落户。🎉🎉庆祝🎉' }),
  article('x2', {
    title: '<b>粗体</b> & "引号" <mark>肇庆</mark>',
    text: 'a<script>alert(1)</script>&amp;肇庆',
  }),
  article('x3', {
    title: 'ＳＨＥＩＮ２０２４年　全角',
    text: 'ﾊﾝｶｸ ㎡ ㈱ ½ İstanbul STRASSE straße 3.5亿元',
  }),
  article('x4', { title: '半个字\ud842肇庆\udfb7', text: `肇庆${'。甲乙丙丁戊己庚辛'.repeat(60)}项目` }),
  article('x5', { title: '空', text: '' }),
];

/** The day that 近30天 counts from; every query is asked on it. */
const NOW = new Date('2024-06-01T00:00:00+08:00');
let engine: SearchEngine;
let language: Language;
/** `article/a001` → the strings of its record that may be shown. */
const stored = new Map<string, { title: string; texts: readonly string[] }>();
let seeds: readonly string[];

beforeAll(async () => {
  const corpus = await corpusRecords();
  const records = { ...corpus, articles: [...corpus.articles, ...ODD] };
  const { snapshot, open } = await built(records);
  engine = await open(() => NOW);
  language = {
    dictionary: snapshot.concepts,
    pinyin: snapshot.pinyin,
    hasWord: (word) => snapshot.frequency('word', word) > 0,
  };
  for (const { id, title, text } of records.articles) {
    stored.set(`article/${id}`, { title, texts: [text] });
  }
  for (const { id, name, aliases = [] } of records.projects) {
    stored.set(`project/${id}`, { title: name, texts: aliases });
  }
  for (const { id, name, fullName = '', aliases = [] } of records.companies) {
    stored.set(`company/${id}`, { title: name, texts: [fullName, ...aliases] });
  }
  seeds = [...stored.values()].flatMap(({ title, texts }) => [title, ...texts]).filter((text) => text !== '');
});

const TRADITIONAL = new Map([...VARIANTS].map(([traditional, simplified]) => [simplified, traditional]));
const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

function queries(): fc.Arbitrary<string> {
  const part = fc
    .tuple(fc.constantFrom(...seeds), fc.nat({ max: 150 }), fc.integer({ min: 1, max: 12 }))
    .map(([text, start, length]) => {
      const characters = [...text];
      return characters.slice(start % characters.length, (start % characters.length) + length).join('');
    });
  const names = language.dictionary.concepts.flatMap(({ terms }) => terms);
  const word = fc.oneof(
    { weight: 4, arbitrary: part },
    { weight: 2, arbitrary: fc.constantFrom(...names, '🎉', '𠮷', '𪚥𪚥', '第一季度', '最神秘', '<b>', '&') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('guanxu', 'xiyin', 'gxdz', '冠xu', 'zhaoqing', 'xiangm', 'jingdian', 'SHEI'),
    },
    { weight: 1, arbitrary: fc.constantFrom('近30天', '2023年', '10亿以上', '去年第四季度', '2099年') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  );
  const changed = fc.tuple(word, fc.constantFrom('as it is', 'full', 'upper', 'traditional', 'quoted'));
  const written = changed.map(([text, how]) => {
    if (how === 'full') return fullWidth(text);
    if (how === 'upper') return text.toUpperCase();
    if (how === 'traditional') return [...text].map((c) => TRADITIONAL.get(c) ?? c).join('');
    return how === 'quoted' ? `"${text}"` : text;
  });
  return fc.array(written, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
}

function checkShape({ text, marks, html }: MarkedText): void {
  let end = 0;
  let wanted = '';
  const escaped = (part: string) =>
    part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  for (const [start, stop] of marks) {
    expect(start).toBeGreaterThanOrEqual(end);
    expect(stop).toBeGreaterThan(start);
    expect(stop).toBeLessThanOrEqual(text.length);
    for (const at of [start, stop]) {
      expect(/[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1)) && at > 0, text).toBe(false);
    }
    wanted += `${escaped(text.slice(end, start))}<mark>${escaped(text.slice(start, stop))}</mark>`;
    end = stop;
  }
  expect(html).toBe(wanted + escaped(text.slice(end)));
}

/** Letters and digits only: what joins them is marked with them. */
const core = (text: string) => fold(text).text.replace(/[^\p{L}\p{N}\p{M}\ufffd]/gu, '');
const ALTERED: Readonly<Record<string, string>> = { 头部: '第一', diyi: '第一', zui: '最' };

/**
 * True where words laid over one another touch every character of a marked part, as it is printed or as it was
 * meant: ㎡ is m2 and 头部 is 第一, and neither can be marked by halves.
 */
function madeOf(printed: string, words: readonly string[], meant = false): boolean {
  const cut = meant ? /头部|diyi|zui|[\s\S]/giu : /[\s\S]/gu;
  const characters = (printed.match(cut) ?? []).map((c) => core(ALTERED[c.toLowerCase()] ?? c));
  const text = characters.join('');
  const covered = new Set<number>();
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      for (let i = at; i < at + word.length; i++) covered.add(i);
    }
  }
  let start = 0;
  return characters.every((character) => {
    const units = Array.from(character, (_, i) => start + i);
    start += character.length;
    return units.length === 0 || units.some((unit) => covered.has(unit));
  });
}

/** The words that a query asks for, by every name and reading; where only parts of it were found, those. */
function wordsOf(q: string, relaxed: boolean, understood: readonly Understood[]): string[] {
  const readWords = understood.some(({ kind }) => kind === 'date' || kind === 'amount');
  const { units, terms } = parseQuery(q, language, { readWords, today: shanghaiDay(NOW) });
  const readings = units.flatMap((unit) => unit.readings);
  const read = readings.flatMap(({ phrases }) => phrases.map(({ text }) => text));
  const concepts = [...units, ...readings].flatMap((one) => one.concepts);
  const named = concepts.flatMap((concept) => concept.terms);
  const parts = relaxed ? terms.filter(({ kind }) => kind !== 'concept').map(({ term }) => term) : [];
  return [...units.map(({ phrase }) => phrase.text), ...read, ...named, ...parts]
    .map(core)
    .filter((word) => word !== '');
}

test('marks and snippets of any query', async () => {
  const cases = fc.asyncProperty(queries(), fc.constantFrom('auto', 'any'), async (q, matching) => {
    const { hits, relaxed, understood, didYouMean } = await ask(engine, q, { matching, limit: 40 });
    // Where a slip was put right, the hits are those of what was meant.
    const words = wordsOf(didYouMean ?? q, relaxed, understood);
    for (const hit of hits) {
      const { title, snippet } = hit;
      const own = stored.get(keyOf(hit));
      expect(title.text).toBe(own?.title);
      if (snippet) {
        expect(
          own?.texts.some((text) => text.includes(snippet.text)),
          keyOf(hit),
        ).toBe(true);
        const longest = Math.max(SNIPPET_LENGTH, ...snippet.marks.map(([start, end]) => end - start));
        expect(snippet.text.length).toBeLessThanOrEqual(longest);
      }
      for (const marked of [title, ...(snippet ? [snippet] : [])]) {
        checkShape(marked);
        for (const [start, end] of marked.marks) {
          const printed = marked.text.slice(start, end);
          const meant = madeOf(printed, words) || madeOf(printed, words, true);
          expect(meant, `${q}: ${printed} in ${marked.text} is none of ${words}`).toBe(true);
        }
      }
      // Nothing that was asked for is left unmarked in a title; Latin words are found whole, so Han alone here.
      for (const word of words.filter((one) => !relaxed && /^\p{Script=Han}+$/u.test(one))) {
        const text = [...fold(title.text).text].length === [...title.text].length ? title.text : '';
        const at = fold(text).text.indexOf(word);
        const inside = title.marks.some(([start, end]) => start <= at && at + word.length <= end);
        expect(at < 0 || inside, `${q}: ${word} in ${title.text}`).toBe(true);
      }
    }
  });
  await fc.assert(cases, { numRuns: 500 / ONE_IN });
});

test('a quoted part of a text is marked wherever it stands, and nothing else is', async () => {
  const parts = fc
    .tuple(fc.constantFrom(...stored.entries()), fc.nat({ max: 150 }), fc.integer({ min: 1, max: 8 }))
    .map(([[key, { title }], start, length]) => {
      const from = start % title.length;
      return { key, part: /^\p{Script=Han}+/u.exec(title.slice(from, from + length))?.[0] ?? '' };
    });
  const cases = fc.asyncProperty(parts, async ({ key, part }) => {
    fc.pre(part !== '' && !/[头蕞]/u.test(part));
    const { hits } = await ask(engine, `"${part}"`, { matching: 'all', limit: 100 });
    if (hits.length < 100) expect(hits.map(keyOf)).toContain(key);
    for (const { title } of hits) {
      const printed = fold(title.text);
      if (printed.offsets || /头部/u.test(title.text)) continue;
      const places: [number, number][] = [];
      const needle = fold(part).text;
      for (
        let at = printed.text.indexOf(needle);
        at >= 0;
        at = printed.text.indexOf(needle, at + needle.length)
      ) {
        const last = places.at(-1);
        if (last?.[1] === at) last[1] = at + needle.length;
        else places.push([at, at + needle.length]);
      }
      expect(title.marks).toEqual(places);
    }
  });
  await fc.assert(cases, { numRuns: 200 / ONE_IN });
});

describe('the printed form is what is marked', () => {
  test.each([
    ['shein 2024', 'x3', ['ＳＨＥＩＮ２０２４']],
    ['𠮷野家', 'x1', ['𠮷野家']],
    ['粗体', 'x2', ['粗体']],
    ['mark 肇庆', 'x2', ['mark', '肇庆', 'mark']],
    ['全角', 'x3', ['全角']],
  ] as const)('%s in %s: %j', async (q, id, words) => {
    const hit = (await ask(engine, q)).hits.find((one) => one.id === id);
    expect(hit?.title.marks.map(([start, end]) => hit.title.text.slice(start, end))).toEqual(words);
  });

  test.each([
    ['strasse', 'x3'],
    ['İstanbul', 'x3'],
    ['🎉庆祝', 'x1'],
    ['龙飞', 'x1'],
  ])('%s finds %s', async (q, id) => {
    expect((await ask(engine, q)).hits.map((hit) => hit.id)).toContain(id);
  });

  test('the snippet holds the words even at the far end of a long text', async () => {
    const hit = (await ask(engine, '庚辛项目')).hits.find(({ id }) => id === 'x4');
    expect(hit?.snippet?.html).toContain('<mark>庚辛项目</mark>');
  });

  test('an article without text has no snippet', async () => {
    const hit = (await ask(engine, '空', { matching: 'all' })).hits.find(({ id }) => id === 'x5');
    expect(hit).toBeDefined();
    expect(hit).not.toHaveProperty('snippet');
  });
});
