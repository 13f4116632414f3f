/** xiangxun as its users get it: ten full hits with title, snippet and marks, the total and the months. */

import type { SearchRequest } from '../../../src/contract/search.ts';
import { DEFAULT_REQUEST } from '../../../src/contract/search-params.ts';
import { indexCorpus } from '../../../src/indexer/index-corpus.ts';
import { openEngine } from '../../../src/search/open-engine.ts';
import { warmUp } from '../../../src/search/warm-up.ts';
import { corpusFolder } from '../workplace.ts';
import type { Asked, Contestant } from './contestant.ts';

export function requestOf({ text, want, limit, from, to, facet }: Asked): SearchRequest {
  return {
    ...DEFAULT_REQUEST,
    q: want === 'phrase' ? `"${text}"` : text,
    matching: want === 'any' ? 'any' : 'auto',
    limit,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    facets: facet ? ['tag'] : [],
  };
}

export const xiangxun: Contestant = {
  name: 'xiangxun',
  packages: [],
  feed: 'own',
  matches: 'text',
  relaxes: true,
  can: { total: true, phrase: true, prefix: true, date: true, facet: true },
  note: '整页结果: 标题、摘要、标记、总数、按月分布; 输入时用 suggest, 只补全名称和标题; 索引含原文 (full page with snippets and marks; while typing: suggest, of names and titles only; the index holds the texts)',
  async index(work, folder) {
    const began = performance.now();
    await indexCorpus({ corpus: corpusFolder(work), out: folder, skipBad: false });
    return { buildMs: performance.now() - began, saveMs: 0 };
  },
  async open(folder) {
    const { engine } = await openEngine(folder);
    // As a server does before it says that it is ready.
    await warmUp(engine);
    return {
      async search(asked) {
        if (asked.want === 'prefix') {
          const { suggestions } = await engine.suggest({ q: asked.text, limit: asked.limit });
          return { hits: suggestions.map(({ id }) => id), total: undefined };
        }
        const { hits, total } = await engine.search(requestOf(asked));
        return { hits: hits.map(({ id }) => id), total };
      },
      async rank(asked) {
        const { ids, total } = await engine.rank(requestOf(asked));
        return { hits: ids, total };
      },
    };
  },
};
