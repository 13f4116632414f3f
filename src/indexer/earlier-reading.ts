/** Articles that were read before and would be read the same are not read again. */
import { createHash } from 'node:crypto';
import { fold } from '../analysis/char-filter.ts';
import type { Article } from '../contract/record.ts';
import { type Grounds, knowledgeFrom, type ReadArticles, type ReadableArticle } from '../extraction/told.ts';
import { changedNames } from '../index/earlier-index.ts';
import { TextFinder } from '../index/text-finder.ts';
import type { Print } from '../reprints/print.ts';
import type { ArticleReading } from './article-reading.ts';
import type { ReadingMemo } from './memo.ts';

const KEY_LENGTH = 22;

/** A digest of all that is read of an article. */
function articleKey({ title, text, published = '' }: ReadableArticle): string {
  return createHash('sha256')
    .update(`${title.length} ${text.length} ${published}\u0000${title}${text}`)
    .digest('base64url')
    .slice(0, KEY_LENGTH);
}

/** Every name and place that a reader knows, with all that it takes from it. */
function wordsOf(grounds: Grounds): Map<string, string> {
  const { dictionary, tree } = knowledgeFrom(grounds);
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
      createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, KEY_LENGTH),
    ]),
  );
}

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
}

/**
 * True where one of the words may have to do with what is read of the article. Readers also look up names without
 * what stands in brackets in them, and without marks: so is looked for here.
 */
function isTouched({ title, text }: ReadableArticle, words: TextFinder): boolean {
  if (words.size === 0) return false;
  const folded = fold(`${title}\n${text}`).text;
  const withoutBrackets = folded.replace(/\([^()]*\)/gu, '');
  const looks = [
    folded,
    withoutBrackets,
    ...[folded, withoutBrackets].map((look) => look.replace(/[^\p{L}\p{N}]+/gu, '')),
  ];
  return looks.some((look) => words.isIn(unitsOf(look)));
}

export class EarlierReading {
  readonly #memo: ReadingMemo | undefined;
  readonly #keys: readonly string[];
  #words: ReadonlyMap<string, string> = new Map();
  readonly #readings = new Map<string, ArticleReading>();

  constructor(memo: ReadingMemo | undefined, articles: readonly Article[]) {
    this.#memo = memo;
    this.#keys = articles.map(articleKey);
  }

  /** What the next build needs of this one; complete once all was read. */
  get memo(): ReadingMemo {
    return { readings: this.#readings, words: this.#words };
  }

  /** Of the article at that position, once it was read. */
  print(position: number): Print {
    return this.#readings.get(this.#keys[position] as string)?.print ?? {};
  }

  /** Reads what is not known through `read`. */
  through(read: ReadArticles<ArticleReading>): ReadArticles {
    const [memo, keys, all] = [this.#memo, this.#keys, this.#readings];
    const learnWords = (grounds: Grounds) => {
      this.#words = wordsOf(grounds);
      return this.#words;
    };
    return async function* (grounds, articles) {
      const now = learnWords(grounds);
      const words = memo ? changedNames(memo.words, now) : [];
      const changed = new TextFinder(words);
      // One that is too short to be looked for may stand anywhere.
      const usable = changed.size === words.length ? memo : undefined;
      const known = articles.map((article, i) => {
        const told = usable?.readings.get(keys[i] as string);
        return told && !isTouched(article, changed) ? told : undefined;
      });
      const unknown = known.flatMap((told, i) => (told ? [] : [i]));
      let next = 0;
      let done = 0;
      const ready = () => {
        const from = next;
        while (next < known.length && known[next])
          all.set(keys[next] as string, known[next++] as ArticleReading);
        return known.slice(from, next) as ArticleReading[];
      };
      yield ready();
      for await (const batch of read(
        grounds,
        unknown.map((i) => articles[i] as ReadableArticle),
      )) {
        for (const told of batch) known[unknown[done++] as number] = told;
        yield ready();
      }
    };
  }
}
