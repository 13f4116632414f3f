/** A site of our own and what a crawl of it writes. */
import { join } from 'node:path';
import { readCorpus } from '../../src/corpus/corpus.ts';
import { type CrawlOptions, crawl } from '../../src/crawl/crawl.ts';
import { origin, type Pages, siteOf, temporaryFolder } from './origin.ts';

export async function stage(pages: Pages, fields: object = {}) {
  const from = await origin(pages);
  const root = await temporaryFolder();
  const corpus = join(root, 'corpus');
  const state = join(root, 'state');
  const run = (more: Partial<CrawlOptions> = {}) =>
    crawl({ site: siteOf(from, fields), corpus, state, version: '0.0.0', ...more });
  return { from, corpus, state, run };
}

export async function articles(corpus: string) {
  const { articles: all } = await readCorpus(corpus, { skipBad: false });
  return all.map((article) => article as typeof article & Record<string, unknown>);
}
