/** A stretch of folded query text → what a record must have. */
import { alnumParts, type Piece, pieces, tokenize } from '../analysis/analyzer.ts';
import type { Replacement } from '../analysis/char-filter.ts';
import { split } from '../analysis/segmenter.ts';
import type { Mark } from '../contract/search.ts';
import { type Mention, recognize } from '../entities/recognizer.ts';
import type { Language } from './language.ts';
import { findMeasures } from './measure-words.ts';
import { findNumbers } from './number-words.ts';
import { phraseOf } from './phrase.ts';
import type { QueryUnit, Reading, ScoredTerm } from './query.ts';
import { regionalStretches } from './regional-stretch.ts';
import { STOP_WORDS } from './stop-words.ts';
import { typedNames } from './typed-name.ts';

/** How many readings of typed letters add to the score: the first explain the letters best. */
const SCORED_READINGS = 4;
/** Whole, so that it is one of the stop words and not a word of its own and 公司. */
const LEGAL_FORM = /(?:股份|控股)?有限(?:责任)?公司/gu;
const LETTERS = /^[a-z]{2,}$/;
const LETTERS_THEN_DIGITS = /^([a-z]{2,})(\d+)$/;

export interface CutText {
  readonly units: readonly QueryUnit[];
  readonly terms: readonly ScoredTerm[];
  readonly mentions: readonly Mention[];
}

/** `place` turns a stretch of `text` into its place in `q`; `regional`: words of Taiwan and Hong Kong in it. */
export function cutText(
  text: string,
  language: Language,
  place: (start: number, end: number) => Mark,
  regional: readonly Replacement[] = [],
): CutText {
  const cut = pieces(text);
  const mentions = recognize(text, cut, language.dictionary);
  const units = unitsOf(text, cutAtNames(text, cut, mentions), mentions, language, place, regional);
  const readings = units.flatMap((unit) => unit.readings.slice(0, SCORED_READINGS));
  const terms = [
    ...termsOf(text, cut, mentions),
    ...readings.flatMap((reading) => readingTerms(reading, language)),
  ];
  return { units, terms, mentions };
}

/** The pieces, those that hold a name beside something else cut into their parts: shein2023 is shein and 2023. */
function cutAtNames(text: string, cut: readonly Piece[], mentions: readonly Mention[]): Piece[] {
  const holdsMore = (piece: Piece) =>
    piece.script === 'alnum' &&
    mentions.some(
      ({ start, end }) =>
        (start > piece.start && start < piece.end) || (end > piece.start && end < piece.end),
    );
  return cut.flatMap((piece) =>
    holdsMore(piece)
      ? alnumParts(text.slice(piece.start, piece.end)).map(({ term, start }) => ({
          script: piece.script,
          start: piece.start + start,
          end: piece.start + start + term.length,
        }))
      : piece,
  );
}

/**
 * What must be there: each name that was recognised, each word, a long word by its parts (重大项目: 重大 and
 * 项目), what jieba leaves as single characters side by side as one phrase (an unknown name), and letters that
 * the index does not hold as the Hanzi that they may stand for.
 */
function unitsOf(
  text: string,
  cut: readonly Piece[],
  mentions: readonly Mention[],
  language: Language,
  place: (start: number, end: number) => Mark,
  regional: readonly Replacement[],
): QueryUnit[] {
  const spans = new Map<number, { start: number; end: number; mentions: Mention[] }>();
  for (const mention of mentions) {
    const span = spans.get(mention.start);
    if (span) span.mentions.push(mention);
    else spans.set(mention.start, { start: mention.start, end: mention.end, mentions: [mention] });
  }
  const units: QueryUnit[] = [];
  const push = (
    start: number,
    end: number,
    found: readonly Mention[] = [],
    readings: readonly Reading[] = [],
  ) => {
    const phrase = phraseOf(text.slice(start, end));
    const concepts = found.map(({ concept }) => concept);
    if (phrase) units.push({ phrase, mark: place(start, end), concepts, exact: false, readings });
  };
  let single: { start: number; end: number } | undefined;
  const flush = () => {
    if (single) push(single.start, single.end);
    single = undefined;
  };
  const names = typedNames(text, cut, language);
  const edges = new Set(cut.map(({ end }) => end));
  // A unit that a word goes on behind (30万吨级) belongs to that word.
  const measures = findMeasures(text).filter(({ end }) => edges.has(end));
  const numbers = new Map([...findNumbers(text), ...measures].map((number) => [number.start, number]));
  const elsewhere = regional.length > 0 ? regionalStretches(text, cut, regional) : new Map();
  const legalForms = new Map([...text.matchAll(LEGAL_FORM)].map((m) => [m.index, m.index + m[0].length]));
  let covered = 0;
  /** A number may end inside a word (10亿|元): what is left of the word counts, a unit of money does not. */
  const pushRest = ({ end }: Piece) => {
    if (end > covered && text.slice(covered, end) !== '元') push(covered, end);
    covered = Math.max(covered, end);
  };
  for (const piece of cut) {
    if (piece.start < covered) {
      pushRest(piece);
      continue;
    }
    const span = spans.get(piece.start);
    const name = names.get(piece.start);
    if (name && name.end > (span?.end ?? 0)) {
      flush();
      push(
        piece.start,
        name.end,
        [],
        name.texts.flatMap((found) => readingOf(found, language)),
      );
      covered = name.end;
      continue;
    }
    if (span) {
      flush();
      push(span.start, span.end, span.mentions);
      covered = span.end;
      continue;
    }
    const stretch = elsewhere.get(piece.start);
    if (stretch && !mentions.some(({ start }) => start > piece.start && start < stretch.end)) {
      flush();
      push(piece.start, stretch.end, [], readingOf(stretch.text, language, 'regional'));
      covered = stretch.end;
      continue;
    }
    const form = legalForms.get(piece.start);
    if (form !== undefined) {
      flush();
      push(piece.start, form);
      covered = form;
      continue;
    }
    const number = numbers.get(piece.start);
    if (number) {
      flush();
      push(number.start, number.end, [], number.forms.flatMap(numberReading));
      covered = number.end;
      pushRest(piece);
      continue;
    }
    const term = text.slice(piece.start, piece.end);
    const length = [...term].length;
    if (piece.script === 'cjk' && length === 1 && !STOP_WORDS.has(term)) {
      if (single?.end === piece.start) single = { start: single.start, end: piece.end };
      else {
        flush();
        single = { start: piece.start, end: piece.end };
      }
      continue;
    }
    flush();
    if (piece.script === 'alnum') {
      push(piece.start, piece.end, [], readingsOf(term, language));
      continue;
    }
    let at = piece.start;
    for (const part of length >= 4 ? split(term) : [term]) {
      push(at, at + part.length);
      at += part.length;
    }
  }
  flush();
  return units;
}

/** Letters as Hanzi: all readings where the index has no such word, else only names that are spelt so in full. */
function readingsOf(term: string, language: Language): Reading[] {
  const { pinyin } = language;
  if (LETTERS.test(term)) {
    const found = language.hasWord(term) ? pinyin.names(term) : pinyin.read(term);
    return found.flatMap((text) => readingOf(text, language));
  }
  const numbered = LETTERS_THEN_DIGITS.exec(term);
  if (!numbered || language.hasWord(term)) return [];
  const [, letters = '', digits = ''] = numbered;
  return pinyin.read(letters).flatMap((text) => readingOf(`${text}${digits}`, language));
}

/** Hanzi (words with blanks between them, if several) as a reading; each word must be there. */
function readingOf(text: string, language: Language, kind: 'pinyin' | 'regional' = 'pinyin'): Reading[] {
  const phrases = text.split(' ').flatMap((word) => phraseOf(word) ?? []);
  return phrases.length === 0
    ? []
    : [{ kind, text, phrases, concepts: [...language.dictionary.named(text)] }];
}

/** Another way to print a number, to stand in one piece. */
function numberReading(text: string): Reading[] {
  const phrase = phraseOf(text);
  return phrase ? [{ kind: 'number', text, phrases: [phrase], concepts: [] }] : [];
}

function readingTerms({ text, concepts }: Reading, language: Language): ScoredTerm[] {
  const cut = pieces(text);
  const mentions = concepts.length > 0 ? recognize(text, cut, language.dictionary) : [];
  return termsOf(text, cut, mentions);
}

/** Words, pairs and characters outside of names, and each name as its concept with its words in reserve. */
export function termsOf(text: string, cut: readonly Piece[], mentions: readonly Mention[]): ScoredTerm[] {
  const terms: ScoredTerm[] = mentions.map(({ concept }) => ({ kind: 'concept', term: concept.key }));
  for (const { kind, term, start, end } of tokenize(text, cut)) {
    const name = mentions.find((mention) => start < mention.end && end > mention.start);
    if (!name) terms.push({ kind, term });
    else if (start >= name.start && end <= name.end) terms.push({ kind, term, unless: name.concept.key });
  }
  return terms;
}
