import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { pieces, tokenize, views } from '../../src/analysis/analyzer.ts';
import { useDictionary } from '../../src/analysis/segmenter.ts';
import { ConceptDictionary, companyConcept, synonymConcept } from '../../src/entities/concept.ts';
import { recognize } from '../../src/entities/recognizer.ts';
import { analyse } from '../../src/index/analysis.ts';
import { impact, normalisedFrequency, slotOf } from '../../src/index/bm25f.ts';
import { type FieldTexts, fieldLength } from '../../src/index/document.ts';
import { BOOSTS, FIELDS } from '../../src/index/field.ts';
import { GramIndexBuilder } from '../../src/index/gram-builder.ts';
import { GramIndex } from '../../src/index/gram-index.ts';
import { PostingMap } from '../../src/index/posting-map.ts';
import { sortedTexts } from '../../src/index/sorted-texts.ts';
import { WordRun } from '../../src/index/word-run.ts';
import { newsText } from '../analysis/sample-text.ts';

const dictionary = new ConceptDictionary([
  companyConcept({ id: 'c001', name: '希音', aliases: ['SHEIN'] }),
  companyConcept({ id: 'c003', name: '维珍妮国际' }),
  synonymConcept({ terms: ['肇庆', '端州'] }, 0),
]);
const AVERAGES = { title: 20, names: 4, labels: 5, body: 40, context: 12 };
const PIECES = ['希音', '维珍妮国际', '肇庆', '第一季度', '𠀀', '𠀀𬬻', 'ひ', '가', '，', ' '];
const OTHERS = ['SHEIN', '2017mv', '20200101', '😀', '的', '头部季度', '季度', '項目', '專案', '__proto__'];
beforeAll(() => useDictionary(['希音', '维珍妮国际', '肇庆', '端州']));

/** Each kind's terms with their slots, as they can be read from the index of these documents alone. */
function read(
  documents: readonly FieldTexts[],
): Record<string, Map<string, [document: number, slot: number][]>> {
  const runs = { word: new WordRun(), concept: new WordRun(), grams: new GramIndexBuilder() };
  for (const [number, texts] of documents.entries()) analyse(number, texts, AVERAGES, dictionary, runs);
  const words = (run: WordRun) => {
    const { terms, offsets, bytes } = run.pack();
    const map = new PostingMap(sortedTexts(terms), offsets, bytes);
    const held = (term: string) =>
      (map.get(term) ?? []).flatMap((numbers, slot) =>
        Array.from(numbers ?? [], (document) => [document, slot] as [number, number]),
      );
    return new Map(
      Array.from(sortedTexts(terms), (term) => [term, held(term).sort(([a], [b]) => a - b)] as const),
    );
  };
  const arrays = runs.grams.build();
  const index = new GramIndex(arrays);
  const characters = Array.from(arrays.characters, (code) => String.fromCodePoint(code));
  const seconds = characters.flatMap((first, c) =>
    Array.from(
      arrays.second.slice(arrays.pairStart[c], arrays.pairStart[c + 1]),
      (second) => [first, characters[second] as string] as const,
    ),
  );
  const rows = ({ documents: held, slots }: { documents: Uint32Array; slots: Uint8Array }) =>
    Array.from(held, (document, i) => [document, slots[i] as number] as [number, number]);
  return {
    word: words(runs.word),
    concept: words(runs.concept),
    char: new Map(characters.map((character) => [character, rows(index.character(character))])),
    gram: new Map(seconds.map(([a, b]) => [a + b, rows(index.pair(a + b))])),
  };
}

/** The same by the tokens that a query is cut into, with a table a text. */
function modelled(documents: readonly FieldTexts[]): ReturnType<typeof read> {
  const all: ReturnType<typeof read> = {
    word: new Map(),
    concept: new Map(),
    char: new Map(),
    gram: new Map(),
  };
  for (const [number, texts] of documents.entries()) {
    const sums = new Map<string, number>();
    for (const field of FIELDS) {
      const length = fieldLength(texts[field]);
      for (const text of texts[field]) {
        const most = new Map<string, number>();
        for (const { text: view } of views(text)) {
          const counts = new Map<string, number>();
          const count = (kind: string, term: string) =>
            counts.set(`${kind} ${term}`, (counts.get(`${kind} ${term}`) ?? 0) + 1);
          for (const { kind, term } of tokenize(view)) count(kind, term);
          for (const { concept } of recognize(view, pieces(view), dictionary)) {
            if (field !== 'context' || concept.kind === 'synonym') count('concept', concept.key);
          }
          for (const [key, n] of counts) most.set(key, Math.max(n, most.get(key) ?? 0));
        }
        const one = normalisedFrequency(1, BOOSTS[field], length, AVERAGES[field]);
        for (const [key, n] of most) sums.set(key, (sums.get(key) ?? 0) + n * one);
      }
    }
    for (const [key, sum] of sums) {
      const kind = key.slice(0, key.indexOf(' '));
      const term = key.slice(key.indexOf(' ') + 1);
      const rows = all[kind]?.get(term) ?? [];
      rows.push([number, slotOf(impact(sum))]);
      all[kind]?.set(term, rows);
    }
  }
  return all;
}

const NOTHING: FieldTexts = { title: [], names: [], labels: [], body: [], context: [] };
const text = fc
  .array(fc.constantFrom(...PIECES, ...OTHERS), { maxLength: 12 })
  .map((parts) => parts.join(''));
const some = fc.array(fc.oneof(text, newsText), { maxLength: 3 });
const document: fc.Arbitrary<FieldTexts> = fc.record({
  title: some,
  names: some,
  labels: some,
  body: some,
  context: some,
});

describe('terms have the slots of their impacts', () => {
  test('of any documents', () =>
    fc.assert(
      fc.property(fc.array(document, { maxLength: 4 }), (documents) => {
        expect(read(documents)).toEqual(modelled(documents));
      }),
      { numRuns: 60 },
    ));

  test('of words, pairs, characters and names, once each', () => {
    const { word, gram, char, concept } = read([
      { ...NOTHING, body: ['希音SHEIN，维珍妮国际2017mv；希音 constructor'] },
    ]);
    const terms = ['希音', 'shein', '维珍妮国际', '2017mv', '2017', 'mv', 'constructor'];
    expect([...(word?.keys() ?? [])].sort()).toEqual(terms.sort());
    expect(gram?.has('珍妮')).toBe(true);
    expect(gram?.has('音维')).toBe(false);
    expect(char?.get('音')).toHaveLength(1);
    expect([...(concept?.keys() ?? [])]).toEqual(['company:c001', 'company:c003']);
  });

  test('of two views the larger count holds, and both are there', () => {
    const { char, gram, concept } = read([{ ...NOTHING, body: ['头部季度，季度，希音'] }]);
    const once = read([{ ...NOTHING, body: ['季度，季度，希音，，头部'] }]);
    expect(char?.get('季')).toEqual(once['char']?.get('季'));
    expect([gram?.has('头部'), gram?.has('第一')]).toEqual([true, true]);
    expect(concept?.get('company:c001')).toEqual(once['concept']?.get('company:c001'));
  });

  test('companies do not count where an article speaks of a project', () => {
    const { concept } = read([{ ...NOTHING, context: ['希音在肇庆'] }]);
    expect([...(concept?.keys() ?? [])]).toEqual(['synonym:0']);
  });
});
