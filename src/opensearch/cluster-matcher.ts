/** Query units → the documents of a cluster that hold them, with their text scores, all in one request as a rule. */
import { type DocumentList, difference } from '../index/document-list.ts';
import type { Shelf } from '../index/shelf.ts';
import { occurs, type Phrase } from '../query/phrase.ts';
import { distinctUnits, type ParsedQuery, type QueryUnit, unitNames } from '../query/query.ts';
import { type WeighedTerm, weigh } from '../ranking/weighed-term.ts';
import type { Ranking } from '../ranking/weight.ts';
import type { Budget } from '../search/budget.ts';
import type { Matching } from '../search/holdings.ts';
import { ENOUGH_PARTS, type Matches, standsTogether } from '../search/match.ts';
import { chunks } from './chunks.ts';
import {
  allOf,
  anyOf,
  type Clause,
  candidateClause,
  NOTHING,
  phraseClause,
  scoringClause,
  termClause,
  unitClause,
} from './clause.ts';
import { type ClusterIndex, select } from './cluster-index.ts';
import { risingDocuments } from './rising-documents.ts';

/** Terms that one request scores: OpenSearch takes 1,024 clauses a query, and the units need some of them. */
const SCORED_AT_ONCE = 400;
/** Numbers that one clause lists: OpenSearch takes 65,536. */
const LISTED_AT_ONCE = 60_000;
/** Texts that are fetched to be looked into at once. */
const LOOKED_AT = 400;

/** What articles may say something of. */
const OTHERS: Clause = { terms: { type: ['project', 'company'] } };

interface Found {
  readonly documents: DocumentList;
  readonly sums: Float32Array;
}

export class ClusterMatcher implements Matching {
  readonly #cluster: ClusterIndex;
  readonly #budget: Budget;
  readonly #ranking: Ranking;
  readonly #shelf: Shelf;
  readonly #read = new Map<string, Promise<Clause>>();

  constructor(cluster: ClusterIndex, budget: Budget, ranking: Ranking, shelf: Shelf) {
    this.#cluster = cluster;
    this.#budget = budget;
    this.#ranking = ranking;
    this.#shelf = shelf;
  }

  async match(query: ParsedQuery, matching: 'auto' | 'all' | 'any'): Promise<Matches> {
    const excluded = new Map(query.excluded.map((phrase) => [phrase.text, phrase]));
    const without: Clause[] = [];
    for (const phrase of excluded.values()) without.push(await this.#phrase(phrase, true));
    if (query.units.length === 0)
      return { documents: await this.#everythingBut(without), relaxed: false, byParts: false };
    const units = distinctUnits(query.units).map(({ unit }) => unit);
    const clauses: Clause[] = [];
    for (const unit of units) clauses.push(await unitClause(unit, this.#phrase));
    const terms = this.#termsOf(query);
    const find = (holds: Clause, together: readonly QueryUnit[] = []) =>
      this.#find({ bool: { filter: [holds], must_not: without } }, terms, together);
    if (matching !== 'any') {
      const found = await find(allOf(clauses), units);
      if (found.documents.length > 0 || matching === 'all' || this.#budget.isSpent)
        return { ...found, relaxed: false, byParts: false };
    }
    const found = await find(anyOf(clauses));
    const relaxed = matching === 'auto';
    if (found.documents.length > 0 || !relaxed) return { ...found, relaxed, byParts: false };
    return { ...(await find(partsClause(query))), relaxed, byParts: true };
  }

  async #everythingBut(without: readonly Clause[]): Promise<DocumentList> {
    const { size } = this.#cluster.catalogue;
    const everything = Uint32Array.from({ length: size }, (_, document) => document);
    if (without.length === 0) return everything;
    const { serials, scores } = await this.#budget.waitFor(this.#select(anyOf(without)));
    return difference(everything, risingDocuments(serials, scores, this.#cluster.documents).documents);
  }

  #termsOf({ terms }: ParsedQuery): WeighedTerm[] {
    const { catalogue } = this.#cluster;
    return terms
      .map((term) => weigh(term, catalogue.size, catalogue.frequency(term.kind, term.term), this.#ranking))
      .filter(({ weight, idf, frequency }) => frequency > 0 && weight * idf > 0);
  }

  /** `together`: units which articles must say of a project in one place, unless it has them itself. */
  async #find(holds: Clause, terms: readonly WeighedTerm[], together: readonly QueryUnit[]): Promise<Found> {
    const names = together.length > 1 ? together.map(unitNames) : undefined;
    const own = names?.map((of) => anyOf(of.map((name) => phraseClause(name, true) ?? NOTHING)));
    const doubtful = own && { bool: { filter: [OTHERS], must_not: [allOf(own)] } };
    const [first = [], ...others] = chunks(terms, SCORED_AT_ONCE);
    const scored = (some: readonly WeighedTerm[]) => ({
      bool: { filter: [holds], should: some.map(scoringClause) },
    });
    const [selection, ...more] = await this.#budget.waitFor(
      Promise.all([
        this.#select(scored(first), true, doubtful),
        ...others.map((some) => this.#select(scored(some), true)),
      ]),
    );
    const documentOf = this.#cluster.documents;
    const found = risingDocuments(selection.serials, selection.scores, documentOf);
    const sums = found.scores;
    for (const { serials, scores } of more) {
      const added = risingDocuments(serials, scores, documentOf).scores;
      for (let place = 0; place < sums.length; place++)
        sums[place] = (sums[place] as number) + (added[place] ?? 0);
    }
    if (!names) return { documents: found.documents, sums };
    const inDoubt = risingDocuments(selection.marked, new Float32Array(0), documentOf).documents;
    return this.#together(found.documents, sums, [...inDoubt], names);
  }

  async #together(
    documents: DocumentList,
    sums: Float32Array,
    doubtful: readonly number[],
    names: readonly (readonly Phrase[])[],
  ): Promise<Found> {
    if (doubtful.length === 0) return { documents, sums };
    const kept = new Set(
      await this.#lookInto(doubtful, (document) => standsTogether(this.#shelf, document, names)),
    );
    const left = new Set(doubtful.filter((document) => !kept.has(document)));
    const places = [...documents.keys()].filter((place) => !left.has(documents[place] as number));
    return {
      documents: Uint32Array.from(places, (place) => documents[place] as number),
      sums: Float32Array.from(places, (place) => sums[place] as number),
    };
  }

  /** Those whose texts pass, a few at a time; none any more once the budget is spent. */
  async #lookInto(documents: readonly number[], passes: (document: number) => boolean): Promise<number[]> {
    const passing: number[] = [];
    for (const some of chunks(documents, LOOKED_AT)) {
      if (this.#budget.isSpent) break;
      await this.#budget.waitFor(this.#shelf.load(some, ['folded']));
      for (const document of some) {
        await this.#budget.breathe();
        if (passes(document)) passing.push(document);
      }
    }
    return passing;
  }

  /** Records that hold the phrase; where only texts tell, the texts of the candidates are looked into. */
  readonly #phrase = (phrase: Phrase, isOwn: boolean): Promise<Clause> => {
    const key = `${isOwn} ${phrase.text}`;
    let read = this.#read.get(key);
    if (!read) {
      const clause = phraseClause(phrase, isOwn);
      read = clause ? Promise.resolve(clause) : this.#listed(phrase, isOwn);
      this.#read.set(key, read);
    }
    return read;
  };

  async #listed(phrase: Phrase, isOwn: boolean): Promise<Clause> {
    const { serials, scores } = await this.#budget.waitFor(this.#select(candidateClause(phrase)));
    const { documents } = risingDocuments(serials, scores, this.#cluster.documents);
    const holding = await this.#lookInto([...documents], (document) =>
      occurs(isOwn ? this.#shelf.ownText(document) : this.#shelf.text(document), phrase),
    );
    const numbers = holding.map((document) => this.#cluster.serials[document] as number);
    return anyOf(chunks(numbers, LISTED_AT_ONCE).map((n) => ({ terms: { n } })));
  }

  async #select(query: Clause, isScored = false, marked?: Clause) {
    const selection = await select(this.#cluster, query, { isScored, marked });
    if (selection.partial) this.#budget.lackShards();
    return selection;
  }
}

/** Records with enough of the words and pairs of the query. */
function partsClause({ terms }: ParsedQuery): Clause {
  const parts = terms.filter(({ kind }) => kind === 'gram' || kind === 'word');
  // To OpenSearch a query of no clauses is one that everything fits.
  if (parts.length === 0) return NOTHING;
  return {
    bool: {
      should: parts.map(({ kind, term }) => termClause(kind, term)),
      minimum_should_match: Math.max(1, Math.ceil(parts.length * ENOUGH_PARTS)),
    },
  };
}
