/** What is searched where the postings and the texts are in a cluster. */

import type { Catalogue } from '../index/catalogue.ts';
import { ListCache } from '../index/list-cache.ts';
import type { ParsedQuery } from '../query/query.ts';
import type { Ranking } from '../ranking/weight.ts';
import type { Budget } from '../search/budget.ts';
import type { Holdings, Matching, TextRanking } from '../search/holdings.ts';
import type { Matches } from '../search/match.ts';
import type { ClusterIndex } from './cluster-index.ts';
import { ClusterMatcher } from './cluster-matcher.ts';
import { ClusterRanking } from './cluster-ranking.ts';
import { ClusterShelf, type DocumentCache } from './cluster-shelf.ts';
import type { StoredFields } from './stored-document.ts';

/** UTF-16 units of documents that are kept: 64 MB. */
const KEPT_UNITS = 32 << 20;

export class ClusterHoldings implements Holdings {
  readonly #cluster: ClusterIndex;
  readonly #documents: DocumentCache = new ListCache<StoredFields>(KEPT_UNITS, 0);

  constructor(cluster: ClusterIndex) {
    this.#cluster = cluster;
  }

  get catalogue(): Catalogue {
    return this.#cluster.catalogue;
  }

  matching(budget: Budget, ranking: Ranking): Matching {
    return new ClusterMatcher(this.#cluster, budget, ranking, this.shelf());
  }

  textRanking(query: ParsedQuery, matches: Matches, freshness: Float64Array, ranking: Ranking): TextRanking {
    return new ClusterRanking(this.#cluster, query, matches, freshness, ranking);
  }

  shelf(): ClusterShelf {
    return new ClusterShelf(this.#cluster, this.#documents);
  }
}
