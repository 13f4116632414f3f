/** The mapping and the similarity of a cluster's index, made from the tables that the embedded engine uses. */
import { B, K1, SLOTS } from '../index/bm25f.ts';
import { BOOSTS } from '../index/field.ts';
import { toolFingerprint } from '../index/fingerprint.ts';
import { BAR } from './term-code.ts';

/** Change it whenever the documents of the cluster change their form. */
const CLUSTER_FORMAT = '2';

/** Terms that score, a field a kind: each with the slot of its impact as its frequency. */
export const SCORED_FIELDS = ['word', 'gram', 'char', 'concept'] as const;
/** Streams in which phrases are looked for: of the record itself, and of what articles say of it. */
export const STREAM_FIELDS = ['own', 'context'] as const;
/** Parts of a record that are handed out and never searched. */
export const STORED_FIELDS = ['head', 'body', 'folded'] as const;

/** A term frequency that says the slot of an impact: 1 for the smallest. */
export function frequencyOf(slot: number): number {
  return SLOTS - slot;
}

/**
 * Boost (weight × idf, which the query brings) × the impact of the slot: `impactOf` of `index/bm25f.ts`. The cluster's
 * own statistics play no part, so shards need not agree on them.
 */
const IMPACT_SCRIPT = `return query.boost * ${K1 + 1}.0 * (1.0 - (${SLOTS}.0 - doc.freq + 0.5) / ${SLOTS}.0);`;

export interface IndexShape {
  readonly shards: number;
  readonly replicas: number;
}

/** What an index of the cluster was made with; a server of another fingerprint refuses it. */
export function clusterFingerprint(): Record<string, string> {
  return { ...toolFingerprint(), cluster: CLUSTER_FORMAT };
}

export function indexBody({ shards, replicas }: IndexShape): object {
  const scored = {
    type: 'text',
    analyzer: 'terms',
    search_analyzer: 'places',
    similarity: 'impact',
    norms: false,
    index_options: 'freqs',
  };
  const stream = { type: 'text', analyzer: 'places', norms: false, index_options: 'positions' };
  // Each by itself: of a whole source all of it is parsed and written anew for whatever part is asked for.
  const stored = { type: 'keyword', index: false, doc_values: false, store: true };
  const fields = (names: readonly string[], field: object) =>
    Object.fromEntries(names.map((name) => [name, field]));
  return {
    settings: {
      index: {
        number_of_shards: shards,
        number_of_replicas: replicas,
        refresh_interval: '-1',
        codec: 'best_compression',
        similarity: { impact: { type: 'scripted', script: { source: IMPACT_SCRIPT } } },
      },
      analysis: {
        analyzer: {
          places: { type: 'custom', tokenizer: 'blanks' },
          terms: { type: 'custom', tokenizer: 'blanks', filter: ['slots'] },
        },
        tokenizer: { blanks: { type: 'whitespace', max_token_length: 1024 } },
        filter: { slots: { type: 'delimited_term_freq', delimiter: BAR } },
      },
    },
    mappings: {
      dynamic: 'strict',
      _meta: { fingerprint: clusterFingerprint(), weights: { K1, B, SLOTS, BOOSTS } },
      _source: { enabled: false },
      properties: {
        n: { type: 'integer' },
        type: { type: 'keyword', doc_values: false },
        ...fields(SCORED_FIELDS, scored),
        ...fields(STREAM_FIELDS, stream),
        ...fields(STORED_FIELDS, stored),
      },
    },
  };
}

/** The tables of a generation: files in pieces, read whole by every server. */
export function tablesBody(replicas: number): object {
  return {
    settings: { index: { number_of_shards: 1, number_of_replicas: replicas } },
    mappings: {
      dynamic: 'strict',
      properties: { data: { type: 'object', enabled: false } },
    },
  };
}
