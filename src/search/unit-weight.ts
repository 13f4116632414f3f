/** How much each unit of a query weighs where a title or a window holds only some of them. */
import type { TokenKind } from '../analysis/token.ts';
import { idf } from '../index/bm25f.ts';
import type { Catalogue } from '../index/catalogue.ts';
import type { TypedUnit } from '../query/query.ts';

/** The idf of each unit, by its rarest term that the index knows, as often as it was typed. */
export function unitWeights(catalogue: Catalogue, units: readonly TypedUnit[]): readonly number[] {
  return units.map(({ unit, times }) => {
    const phrase = unit.readings[0]?.phrases[0] ?? unit.phrase;
    const frequency = (kind: TokenKind, term: string) => catalogue.frequency(kind, term);
    const [concept] = unit.concepts;
    if (concept) return times * idf(catalogue.size, frequency('concept', concept.key));
    const parts = phrase.parts.flatMap(({ script, text }) => {
      if (script === 'alnum') return [frequency('word', text)];
      const characters = [...text];
      if (characters.length === 1) return [frequency('char', text)];
      return characters.slice(1).map((c, i) => frequency('gram', `${characters[i]}${c}`));
    });
    return times * idf(catalogue.size, Math.min(...parts));
  });
}
