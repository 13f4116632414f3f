/** A plain map of articles, what can be done with it, and the same done with a real index folder. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import type { EmbeddedEngine } from '../../src/search/embedded-engine.ts';
import { openEngine } from '../../src/search/open-engine.ts';
import { expectFault } from '../generation/faulty-disk.ts';
import { ask } from '../search/fixture.ts';

interface Article {
  readonly title: string;
  readonly text: string;
  readonly tags: readonly string[];
}
type Articles = ReadonlyMap<string, Article>;

export interface Model {
  /** What is in the corpus now, and what was in it when it was last published. */
  written: Map<string, Article>;
  published: Articles | undefined;
}

export interface Real {
  readonly corpus: string;
  readonly index: string;
  engine: EmbeddedEngine | undefined;
  /** Questions asked so far. */
  asked: number;
}

/** Few characters, so that texts have much in common; none of them make a name or a date. */
const CHARACTERS = '天地玄黄宇宙洪荒日月盈昃辰宿列张';
const TAGS = ['甲', '乙', '丙'];

export const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];
const words = (most: number) =>
  fc.string({ unit: fc.constantFrom(...CHARACTERS), minLength: 1, maxLength: most });
export const someArticle: fc.Arbitrary<Article> = fc.record({
  title: words(5),
  text: words(30),
  tags: fc.uniqueArray(fc.constantFrom(...TAGS)),
});

async function writeCorpus({ written }: Model, { corpus }: Real): Promise<void> {
  const lines = [...written].map(([id, article]) => `${JSON.stringify({ id, ...article })}\n`);
  await writeFile(join(corpus, 'articles.jsonl'), lines.join(''));
}

/** Ids of the articles that the engine gives for a question, rising. */
async function found(engine: EmbeddedEngine, q: string, tag?: string): Promise<string[]> {
  const filters = { type: ['article'] as const, ...(tag === undefined ? {} : { tag: [tag] }) };
  const { hits, total } = await ask(engine, q, { ...filters, matching: 'all', duplicates: 'show' });
  expect(hits).toHaveLength(total);
  return hits.map(({ id }) => id).sort();
}

/** Every answer is that of a plain loop over the articles. */
async function compare(articles: Articles, real: Real, seed: number): Promise<void> {
  const { engine } = real;
  if (!engine) throw new Error('nothing is open');
  const holds = (q: string, tag?: string) =>
    [...articles]
      .filter(
        ([, { title, text, tags }]) =>
          (title.includes(q) || text.includes(q)) && (tag === undefined || tags.includes(tag)),
      )
      .map(([id]) => id)
      .sort();
  const all = [...articles.keys()].sort();
  expect(await found(engine, '')).toEqual(all);
  let state = seed;
  const below = (n: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * n);
  };
  for (const { text } of articles.values()) {
    const start = below(text.length);
    const part = text.slice(start, start + 1 + below(4));
    const tag = TAGS[below(TAGS.length)] as string;
    expect(await found(engine, `"${part}"`), part).toEqual(holds(part));
    expect(await found(engine, `"${part}"`, tag), `${part} ${tag}`).toEqual(holds(part, tag));
    real.asked += 2;
  }
  // Likely in no article, as a whole.
  const strange = Array.from({ length: 3 }, () => CHARACTERS[below(CHARACTERS.length)]).join('');
  expect(await found(engine, `"${strange}"`), strange).toEqual(holds(strange));
  for (const id of IDS) {
    const detail = await engine.record('article', id);
    const article = articles.get(id);
    if (article) expect(detail).toMatchObject({ id, ...article });
    else expect(detail).toBeUndefined();
  }
  for (const [id, { title }] of articles) {
    const { suggestions } = await engine.suggest({ q: title, limit: 20 });
    expect(suggestions.map((one) => one.id)).toContain(id);
  }
}

async function reopen(real: Real): Promise<void> {
  const { engine, rejected } = await openEngine(real.index);
  expect(rejected).toEqual([]);
  real.engine = engine;
}

type Command = fc.AsyncCommand<Model, Real>;

const command = (
  name: string,
  check: (model: Model) => boolean,
  run: (model: Model, real: Real) => Promise<void>,
): Command => ({ check, run, toString: () => name });

export const put = (id: string, article: Article): Command =>
  command(
    `put ${id} ${JSON.stringify(article)}`,
    () => true,
    async (model) => void model.written.set(id, article),
  );

export const remove = (id: string): Command =>
  command(
    `delete ${id}`,
    ({ written }) => written.has(id),
    async (model) => void model.written.delete(id),
  );

export const publishAll = (seed: number): Command =>
  command(
    `publish (${seed})`,
    ({ written }) => written.size > 0,
    async (model, real) => {
      await writeCorpus(model, real);
      await indexCorpus({ corpus: real.corpus, out: real.index, skipBad: false });
      model.published = new Map(model.written);
      await reopen(real);
      await compare(model.published, real, seed);
    },
  );

export const openAgain = (seed: number): Command =>
  command(
    `reopen (${seed})`,
    ({ published }) => published !== undefined,
    async ({ published }, real) => {
      await reopen(real);
      await compare(published as Articles, real, seed);
    },
  );

/** The power goes at a call of the next publication: it stays unpublished, or it is published whole. */
export const crash = (at: number, seed: number): Command =>
  command(
    `crash at call ${at} (${seed})`,
    ({ written, published }) => written.size > 0 && published !== undefined,
    async (model, real) => {
      const before = real.engine?.status().generation;
      await writeCorpus(model, real);
      expectFault({ kind: 'fail', at, code: 'EIO', forever: true });
      await indexCorpus({ corpus: real.corpus, out: real.index, skipBad: false }).catch(() => undefined);
      expectFault();
      // Its owner is dead; here it is this process, which is not.
      await rm(join(real.index, 'LOCK'), { force: true });
      await reopen(real);
      if (real.engine?.status().generation !== before) model.published = new Map(model.written);
      await compare(model.published as Articles, real, seed);
    },
  );
