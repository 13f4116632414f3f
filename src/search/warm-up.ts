/** A new engine is asked what it will be asked, so that whoever comes first does not wait for what is made once. */
import { AppError } from '../contract/error.ts';
import { FACETS, type SearchRequest } from '../contract/search.ts';
import { DEFAULT_REQUEST } from '../contract/search-params.ts';
import type { SearchEngine } from './engine.ts';

/** What every index is asked: everything, and words that most records hold. */
const USUAL: readonly SearchRequest[] = ['', '的', '项目', '投资 建设'].map((q) => ({
  ...DEFAULT_REQUEST,
  q,
  facets: FACETS,
}));
const BUDGET_MS = 200;

/** `recent`: what the engine before was asked last. Throws `index_damaged` where an answer is not of this engine. */
export async function warmUp(engine: SearchEngine, recent: readonly SearchRequest[] = []): Promise<void> {
  const { generation } = engine.status();
  for (const request of [...USUAL, ...recent]) {
    // A cursor may be one of the generation before.
    const { cursor: _, ...first } = request;
    const answer = await engine.search(first, BUDGET_MS);
    if (answer.generation !== generation)
      throw new AppError('index_damaged', `${generation} 答非所问 (answers for another generation)`);
  }
  await engine.suggest({ q: '项', limit: 1 });
}
