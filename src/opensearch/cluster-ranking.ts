/** Text scores of what a cluster found: the sums that came with it, times freshness. */
import type { Explanation } from '../contract/search.ts';
import { K1, SLOTS } from '../index/bm25f.ts';
import type { DocumentList } from '../index/document-list.ts';
import type { ParsedQuery } from '../query/query.ts';
import { ceilingOf, explainText, type WeighedTerm, weigh } from '../ranking/weighed-term.ts';
import type { Ranking } from '../ranking/weight.ts';
import type { TextRanking } from '../search/holdings.ts';
import type { Matches } from '../search/match.ts';
import { chunks } from './chunks.ts';
import type { Clause } from './clause.ts';
import { wholeAnswer } from './client/whole-answer.ts';
import type { ClusterIndex } from './cluster-index.ts';
import { encodeTerm } from './term-code.ts';

/** Four digits of five bits: a score in single precision holds 24. */
const TERMS_A_SEARCH = 4;
const SEARCHES_AT_ONCE = 32;

interface Answers {
  readonly responses: readonly {
    readonly hits: {
      readonly hits: readonly { readonly _score: number; readonly fields: { n: [number] } }[];
    };
  }[];
}

export class ClusterRanking implements TextRanking {
  readonly #cluster: ClusterIndex;
  readonly #matches: Matches;
  readonly #freshness: Float64Array;
  readonly #ranking: Ranking;
  readonly #terms: readonly WeighedTerm[];
  readonly ceiling: number;
  /** By document the terms that it holds, with their slots. */
  readonly #held = new Map<number, Map<WeighedTerm, number>>();

  constructor(
    cluster: ClusterIndex,
    { terms }: ParsedQuery,
    matches: Matches,
    freshness: Float64Array,
    ranking: Ranking,
  ) {
    const { catalogue } = cluster;
    this.#cluster = cluster;
    this.#matches = matches;
    this.#freshness = freshness;
    this.#ranking = ranking;
    this.#terms = terms.map((term) =>
      weigh(term, catalogue.size, catalogue.frequency(term.kind, term.term), ranking),
    );
    this.ceiling = ceilingOf(this.#terms);
  }

  async score(documents: DocumentList): Promise<Float64Array> {
    const scores = new Float64Array(documents.length);
    const { documents: matching, sums } = this.#matches;
    if (!sums) return scores;
    for (let place = 0, at = 0; place < documents.length; place++) {
      const document = documents[place] as number;
      while ((matching[at] as number) < document) at++;
      scores[place] = (sums[at] as number) * (this.#freshness[document] as number);
    }
    return scores;
  }

  /** Asks the cluster for the slots of all terms in these documents at once. */
  async prepare(documents: readonly number[]): Promise<void> {
    const unknown = documents.filter((document) => !this.#held.has(document));
    if (unknown.length === 0) return;
    for (const document of unknown) this.#held.set(document, new Map());
    if (this.#terms.length === 0) return;
    const { client, index, serials, documents: documentOf } = this.#cluster;
    const n = unknown.map((document) => serials[document] as number);
    for (const groups of chunks(chunks(this.#terms, TERMS_A_SEARCH), SEARCHES_AT_ONCE)) {
      const lines = groups.flatMap((terms) => [{}, slotSearch({ terms: { n } }, terms, unknown.length)]);
      const { answer } = await wholeAnswer<Answers>(client, {
        method: 'POST',
        path: `/${index}/_msearch`,
        body: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
      });
      for (const [i, { hits }] of answer.responses.entries()) {
        for (const { _score: score, fields } of hits.hits) {
          const held = this.#held.get(documentOf[fields.n[0]] as number);
          for (const [term, slot] of slotsIn(score, groups[i] as readonly WeighedTerm[]))
            held?.set(term, slot);
        }
      }
    }
  }

  async explain(document: number): Promise<Explanation> {
    await this.prepare([document]);
    const held = this.#held.get(document) as ReadonlyMap<WeighedTerm, number>;
    return explainText(held, this.#cluster.catalogue.size, this.#freshness[document] ?? 1, this.#ranking);
  }
}

/** A term's impact times this and a power of `DIGITS` is an odd number below `DIGITS` in a place of its own. */
const UNIT_BOOST = (2 * SLOTS) / (K1 + 1);
const DIGITS = 2 * SLOTS;

/** One score that tells the slots of a few terms, as the digits of a whole number. */
function slotSearch(among: Clause, terms: readonly WeighedTerm[], size: number): object {
  const should = terms.map(({ kind, term }, place) => ({
    term: { [kind]: { value: encodeTerm(kind, term), boost: UNIT_BOOST * DIGITS ** place } },
  }));
  return {
    size,
    _source: false,
    docvalue_fields: ['n'],
    query: { bool: { filter: [among], should, minimum_should_match: 1 } },
  };
}

function* slotsIn(score: number, terms: readonly WeighedTerm[]): Generator<[WeighedTerm, number]> {
  let left = Math.round(score);
  for (const term of terms) {
    const digit = left % DIGITS;
    left = Math.floor(left / DIGITS);
    if (digit > 0) yield [term, SLOTS - (digit + 1) / 2];
  }
}
