/** Asks the result page over a fixed engine, and reads it as every page must be read. */
import { expect } from 'vitest';
import type { SearchResponse } from '../../../src/contract/search.ts';
import type { Problem } from '../../../src/server/pages/results-page.tsx';
import { fixedPages, hitOf, marked } from './fixed-engine.ts';
import { expectSound, type Tag } from './page-html.ts';

export const ONE = { hits: [hitOf({ id: 'a1', title: marked('希音签约', [0, 2]) })], total: 1 };

interface Asked {
  readonly path: string;
  readonly response?: Partial<SearchResponse>;
  readonly problems?: readonly Problem[];
  readonly now?: Date;
}

export async function ask({ path, ...fixture }: Asked): Promise<{ html: string; tags: readonly Tag[] }> {
  const answer = await fixedPages(fixture).request(path);
  expect(answer.status).toBe(200);
  const html = await answer.text();
  return { html, tags: expectSound(html) };
}
