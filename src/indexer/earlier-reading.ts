/** Articles that were read before and would be read the same are not read again. */
import { hash } from 'node:crypto';
import { fold } from '../analysis/char-filter.ts';
import type { Article } from '../contract/record.ts';
import { digestOfLine } from '../corpus/stored-article.ts';
import type { Looks } from '../extraction/article-looks.ts';
import type { LooksMemory } from '../extraction/derive.ts';
import type { CountNames } from '../extraction/everyday-names.ts';
import {
  type Grounds,
  namesAndPlaces,
  type ReadArticles,
  type ReadableArticle,
  type Told,
} from '../extraction/told.ts';
import { changedNames } from '../index/earlier-index.ts';
import { TextFinder } from '../index/text-finder.ts';
import type { Print } from '../reprints/print.ts';
import type { ArticleReading } from './article-reading.ts';
import { EarlierNames, type FoldedTexts } from './earlier-names.ts';
import type { ReadingMemo } from './memo.ts';
import { KnownReadings, Readings } from './readings.ts';

const KEY_LENGTH = 22;

/** A digest of all that is read of an article. */
function articleKey({ title, text, published = '' }: ReadableArticle): string {
  const whole = `${title.length} ${text.length} ${published}\u0000${title}${text}`;
  return hash('sha256', whole, 'base64url').slice(0, KEY_LENGTH);
}

/** Every name and place that a reader knows, with all that it takes from it. */
function wordsOf(grounds: Grounds): Map<string, string> {
  const { dictionary, tree } = namesAndPlaces(grounds);
  const meanings = new Map<string, unknown[]>();
  const add = (word: string, meaning: unknown) => {
    const same = meanings.get(word);
    if (same) same.push(meaning);
    else meanings.set(word, [meaning]);
  };
  for (const word of dictionary.names()) {
    for (const { key, kind, id, name } of dictionary.named(word)) add(word, [key, kind, id, name]);
  }
  for (const { form, place, exact } of tree.forms()) add(form, [place, exact]);
  return new Map(
    Array.from(meanings, ([word, list]) => [
      word,
      hash('sha256', JSON.stringify(list), 'base64url').slice(0, KEY_LENGTH),
    ]),
  );
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  Buffer.from(units.buffer).write(text, 'utf16le');
  return units;
}

/**
 * True where one of the words may have to do with what is read of the article. Readers also look up names without
 * what stands in brackets in them, and without marks: so is looked for here.
 */
function isTouched(article: ReadableArticle, words: TextFinder): boolean {
  // Where nothing is looked for, the text is not even read.
  if (words.size === 0) return false;
  const { title, text } = article;
  const folded = fold(`${title}\n${text}`).text;
  const withoutBrackets = folded.replace(/\([^()]*\)/gu, '');
  const marked = new Set([folded, withoutBrackets]);
  const bare = [...marked].map((look) => look.replace(/[^\p{L}\p{N}]+/gu, ''));
  return [...marked, ...bare].some((look) => words.isIn(unitsOf(look)));
}

export class EarlierReading {
  readonly #memo: ReadingMemo | undefined;
  readonly #known: KnownReadings | undefined;
  readonly #names: EarlierNames;
  readonly #keys: readonly string[];
  #words: ReadonlyMap<string, string> = new Map();
  readonly #readings: Readings;
  readonly #looks = new Map<number, Looks>();

  /** `folded`: the texts of the index that the memo belongs to, if they are at hand. */
  constructor(
    memo: ReadingMemo | undefined,
    articles: readonly Article[],
    folded: () => Promise<FoldedTexts | undefined> = async () => undefined,
  ) {
    this.#memo = memo;
    const known = memo && new KnownReadings(memo.readings);
    this.#known = known;
    this.#keys = articles.map((article) => digestOfLine(article) ?? articleKey(article));
    this.#readings = new Readings(this.#keys);
    const positionOf = (position: number) => known?.position(this.#keys[position] as string, position);
    this.#names = new EarlierNames(memo && { memo: memo.names, positionOf, folded });
  }

  /** What the next build needs of this one; complete once all was read. */
  get memo(): ReadingMemo {
    const readings = this.#readings.packed();
    return { readings, words: this.#words, names: this.#names.memo, looks: this.#looks };
  }

  /** Of each article: another where anything that is read of it is another; of a line of its own, the digest of that. */
  get keys(): readonly string[] {
    return this.#keys;
  }

  /** Of the article at that position, once it was read. */
  print(position: number): Print {
    return this.#readings.print(position);
  }

  /** What was seen of articles whose readings are taken over. */
  readonly looks: LooksMemory = {
    known: (position) => this.#memo?.looks.get(this.#readings.taken(position)),
    keep: (position, looks) => this.#looks.set(position, looks),
  };

  /** In how many of the articles names stand. */
  get count(): CountNames {
    return this.#names.count;
  }

  /** Reads what is not known through `read`. */
  through(read: ReadArticles<ArticleReading>): ReadArticles {
    const [memo, known, keys, readings] = [this.#memo, this.#known, this.#keys, this.#readings];
    const learnWords = (grounds: Grounds) => {
      this.#words = wordsOf(grounds);
      return this.#words;
    };
    return async function* (grounds, articles) {
      const now = learnWords(grounds);
      const words = memo ? changedNames(memo.words, now) : [];
      const changed = new TextFinder(words);
      // One that is too short to be looked for may stand anywhere.
      const usable = changed.size === words.length ? known : undefined;
      const unknown: number[] = [];
      for (const [i, article] of articles.entries()) {
        const before = usable?.position(keys[i] as string, i);
        if (before === undefined || isTouched(article, changed)) unknown.push(i);
      }
      /** Those that are known up to the next that is not, which is the `done`-th of these. */
      const knownUntil = (done: number) => {
        const end = unknown[done] ?? articles.length;
        const told: Told[] = [];
        while (readings.length < end) {
          const now = readings.length;
          const before = usable?.position(keys[now] as string, now) as number;
          told.push(readings.addKnown((usable as KnownReadings).packed, before));
        }
        return told;
      };
      let done = 0;
      yield knownUntil(done);
      const batches = read(
        grounds,
        unknown.map((i) => articles[i] as ReadableArticle),
      );
      for await (const batch of batches) {
        let told: Told[] = [];
        for (const reading of batch) {
          told.push(readings.add(reading));
          told = told.concat(knownUntil(++done));
        }
        yield told;
      }
    };
  }
}
