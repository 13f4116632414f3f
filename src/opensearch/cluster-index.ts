/** One generation in the cluster: its index, and what this process knows of it. */
import type { Catalogue } from '../index/catalogue.ts';
import type { Clause } from './clause.ts';
import type { ClusterClient } from './client/client.ts';
import { wholeAnswer } from './client/whole-answer.ts';
import { type Numbers, numbersAggregation, readNumbers } from './number-list.ts';

export interface ClusterIndex {
  readonly client: ClusterClient;
  /** Name of the index that holds the records. */
  readonly index: string;
  readonly catalogue: Catalogue;
  /** Documents have serial numbers that outlive a generation: by document number, and back (−1 for none). */
  readonly serials: Uint32Array;
  readonly documents: Int32Array;
  /** By document number what else a project or company is called. */
  readonly otherNames: ReadonlyMap<number, readonly string[]>;
}

export interface Selection extends Numbers {
  /** Those of them that `marked` fits as well, in no order; empty without it. */
  readonly marked: Uint32Array;
  /** Shards are missing from it. */
  readonly partial: boolean;
}

interface Answer {
  readonly aggregations: {
    readonly all: { readonly value: readonly (string | null)[] };
    readonly marked?: { readonly numbers: { readonly value: readonly (string | null)[] } };
  };
}

/**
 * Nothing is kept by the cluster: hardly a query comes twice, and our server keeps its answers. No shard is asked
 * beforehand whether it may have a match, as is done for an index that takes no writes. And a node takes the copies of
 * shards that it has itself: we ask the nodes in turn.
 */
const SEARCH_OPTIONS = 'request_cache=false&pre_filter_shard_size=1000&preference=_local';

/** All documents that fit the query, by serial number. Throws ClusterFault. */
export async function select(
  { client, index }: ClusterIndex,
  query: Clause,
  { isScored = false, marked }: { readonly isScored?: boolean; readonly marked?: Clause | undefined } = {},
): Promise<Selection> {
  const mark = marked && { marked: { filter: marked, aggs: { numbers: numbersAggregation(false) } } };
  const { answer, partial } = await wholeAnswer<Answer>(client, {
    method: 'POST',
    path: `/${index}/_search?${SEARCH_OPTIONS}`,
    body: {
      size: 0,
      track_total_hits: false,
      query,
      aggs: { all: numbersAggregation(isScored), ...mark },
    },
  });
  const { aggregations } = answer;
  return {
    ...readNumbers(aggregations.all.value, isScored),
    marked: readNumbers(aggregations.marked?.numbers.value ?? [], false).serials,
    partial,
  };
}
