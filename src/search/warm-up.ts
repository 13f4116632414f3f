/** A new engine is asked what it will be asked, so that whoever comes first does not wait for what is made once. */
import { AppError } from '../contract/error.ts';
import { FACETS, type SearchRequest, type SearchResponse } from '../contract/search.ts';
import { DEFAULT_REQUEST } from '../contract/search-params.ts';
import { TimeSlice } from '../pace/time-slice.ts';
import type { SearchEngine } from './engine.ts';

/** What every index is asked: everything, and words that most records hold. */
const USUAL: readonly SearchRequest[] = ['', '的', '项目', '投资 建设'].map((q) => ({
  ...DEFAULT_REQUEST,
  q,
  facets: FACETS,
}));
const BUDGET_MS = 200;
/** Until about so many different queries were asked, V8 runs parts of the search uncompiled, at half the speed or less. */
const TITLES = 100;
const TITLES_MS = 400;

/**
 * `recent`: what the engine before was asked last. `slice`: how the thread is shared meanwhile. `isFirst`: false where another
 * engine of this process was asked much, so that the search is compiled. Throws `index_damaged` where an answer is not of this engine.
 */
export async function warmUp(
  engine: SearchEngine,
  recent: readonly SearchRequest[] = [],
  slice: TimeSlice = new TimeSlice(),
  isFirst = true,
): Promise<void> {
  const { generation } = engine.status();
  const handOver = slice.part;
  const ask = async (request: SearchRequest) => {
    if (slice.isOver) await slice.next();
    const answer = await engine.search(request, BUDGET_MS, handOver);
    if (answer.generation !== generation)
      throw new AppError('index_damaged', `${generation} 答非所问 (answers for another generation)`);
    return answer;
  };
  for (const request of isFirst ? USUAL : USUAL.slice(0, 1)) await ask(request);
  if (isFirst) await askTitles(engine, ask, slice);
  for (const request of recent) await ask(request);
}

/** What its own titles say. */
async function askTitles(
  engine: SearchEngine,
  ask: (request: SearchRequest) => Promise<SearchResponse>,
  slice: TimeSlice,
): Promise<void> {
  // Time of others is none of the warm-up.
  const clock = () => performance.now() - slice.awayMs;
  const end = clock() + TITLES_MS;
  const { hits } = await ask({ ...DEFAULT_REQUEST, q: '', limit: TITLES });
  for (const { title } of hits) {
    if (clock() > end) break;
    const characters = [...title.text];
    await ask({
      ...DEFAULT_REQUEST,
      q: `${characters.slice(0, 4).join('')} ${characters.slice(4, 6).join('')}`,
    });
    if (slice.isOver) await slice.next();
    await engine.suggest({ q: characters.slice(0, 2).join(''), limit: 1 }, slice.part);
  }
}
