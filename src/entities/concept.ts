/**
 * Concepts: what has several names. A company with its short names, brands, former and full names is one;
 * so is every synonym set of the corpus. In the index a concept is a token of its own, so whichever name is
 * typed, the same records come in the same order.
 */
import { fold } from '../analysis/char-filter.ts';
import type { Company, SynonymSet } from '../contract/record.ts';
import { UnitPairs } from './unit-pairs.ts';

export interface Concept {
  /** The token in the index: `company:c001`, `synonym:3`. */
  readonly key: string;
  readonly kind: 'company' | 'synonym';
  /** For a company: its record's id. */
  readonly id?: string;
  readonly name: string;
  /** All names as written, the first is `name`. */
  readonly terms: readonly string[];
}

/** A name as it is compared: folded, blanks at the ends gone and those inside made one. */
export function nameKey(name: string): string {
  return fold(name).text.trim().replace(/\s+/gu, ' ');
}

/** Of names that differ in case or width only, the first stays. */
function distinctNames(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = nameKey(name);
    return key !== '' && !seen.has(key) && seen.add(key);
  });
}

export function companyConcept(company: Company): Concept {
  const terms = [company.name, ...(company.aliases ?? []), ...(company.fullName ? [company.fullName] : [])];
  return {
    key: `company:${company.id}`,
    kind: 'company',
    id: company.id,
    name: company.name,
    terms: distinctNames(terms),
  };
}

export function synonymConcept(set: SynonymSet, number: number): Concept {
  return {
    key: `synonym:${number}`,
    kind: 'synonym',
    name: set.terms[0] as string,
    terms: distinctNames(set.terms),
  };
}

/** Names → concepts. One name may mean several concepts: ambiguity is kept. */
export class ConceptDictionary {
  readonly concepts: readonly Concept[];
  readonly #byName = new Map<string, Concept[]>();
  readonly #byKey = new Map<string, Concept>();
  /** Names by their first two units, longest first: the look-up of the recognizer. */
  readonly #byHead = new Map<string, string[]>();
  readonly #begins = new UnitPairs();

  constructor(concepts: readonly Concept[]) {
    this.concepts = concepts;
    for (const concept of concepts) {
      this.#byKey.set(concept.key, concept);
      for (const term of concept.terms) {
        const key = nameKey(term);
        if (key.length === 0) continue;
        const same = this.#byName.get(key);
        if (same) {
          if (!same.includes(concept)) same.push(concept);
          continue;
        }
        this.#byName.set(key, [concept]);
        if (key.length < 2) continue;
        const head = key.slice(0, 2);
        this.#begins.add(head);
        const names = this.#byHead.get(head);
        if (names) names.push(key);
        else this.#byHead.set(head, [key]);
      }
    }
    for (const names of this.#byHead.values()) names.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  }

  /** The concepts that a folded name stands for. */
  named(key: string): readonly Concept[] {
    return this.#byName.get(key) ?? [];
  }

  get(key: string): Concept | undefined {
    return this.#byKey.get(key);
  }

  /** False where no name of two or more units stands there. */
  mayNameAt(text: string, at: number): boolean {
    return this.#begins.mayBeginAt(text, at);
  }

  /** The names of two or more units that stand at this place of a folded text, longest first. */
  namesAt(text: string, at: number): string[] {
    if (!this.#begins.mayBeginAt(text, at)) return [];
    return (this.#byHead.get(text.slice(at, at + 2)) ?? []).filter((name) => text.startsWith(name, at));
  }

  /** All names, folded. */
  names(): IterableIterator<string> {
    return this.#byName.keys();
  }
}
