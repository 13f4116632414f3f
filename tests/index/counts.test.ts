/** Postings cut to counts tell the frequencies of the whole ones. */
import { expect, test } from 'vitest';
import { gramCounts, wordCounts } from '../../src/index/counts.ts';
import { GramIndexBuilder } from '../../src/index/gram-builder.ts';
import { GramIndex } from '../../src/index/gram-index.ts';
import { PostingMap } from '../../src/index/posting-map.ts';
import { sortedTexts } from '../../src/index/sorted-texts.ts';
import { WordRun } from '../../src/index/word-run.ts';

const TEXTS = ['深圳市投资', '投资深圳', '肇庆市', '市市市'];

test('characters and pairs', () => {
  const builder = new GramIndexBuilder();
  for (const [document, text] of TEXTS.entries()) {
    const codes = [...new Set(text)].map((c) => c.codePointAt(0) as number);
    for (const code of codes) builder.addCharacter(document, code, document);
    const pairs = new Set([...text].slice(1).map((c, i) => `${text[i]}${c}`));
    for (const pair of pairs) builder.addPair(document, pair.charCodeAt(0), pair.charCodeAt(1), document);
  }
  const whole = builder.build();
  const cut = gramCounts(whole);
  const [of, counted] = [new GramIndex(whole), new GramIndex(cut)];
  expect(counted.characterFrequency('市')).toBe(3);
  for (const pair of ['深圳', '投资', '市市', '市投', '没有'])
    expect(counted.pairFrequency(pair), pair).toBe(of.pairFrequency(pair));
  expect(cut.pairPostings.length).toBeLessThan(whole.pairPostings.length);
});

test('words', () => {
  const index = new WordRun();
  index.add(0, '深圳', 3);
  index.add(0, '投资', 15);
  index.add(1, '深圳', 3);
  index.add(2, '深圳', 0);
  const { terms, ...postings } = index.pack();
  const { offsets, bytes } = wordCounts(postings);
  const counted = new PostingMap(sortedTexts(terms), offsets, bytes);
  expect(['深圳', '投资', '没有'].map((term) => counted.frequency(term))).toEqual([3, 1, 0]);
  expect(bytes.length).toBeLessThan(postings.bytes.length);
});
