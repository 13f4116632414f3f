/** Names by the letters that are typed for them. */

/** 战略 is typed zhanlve and zhanlue: one of them for both. */
export function oneSpelling(letters: string): string {
  return letters.replace(/(?<=[ln])ue/g, 've');
}

/** A name by what is typed for it. */
export interface Name {
  readonly key: string;
  readonly text: string;
  /** Where a syllable of the key ends. */
  readonly ends: readonly number[];
}

/** The parts joined, with the places where they end. */
export function keyOf(parts: readonly string[]): Pick<Name, 'key' | 'ends'> {
  let length = 0;
  const ends = parts.map((part) => {
    length += part.length;
    return length;
  });
  return { key: oneSpelling(parts.join('')), ends };
}

/** Without those that only go on from another one: 肇庆动力 beside 肇庆 finds nothing that 肇庆 does not. */
export function shortest(texts: readonly string[]): string[] {
  const all = new Set(texts);
  return texts.filter((text) => {
    for (let end = 2; end < text.length; end++) if (all.has(text.slice(0, end))) return false;
    return true;
  });
}

/** True where the letters end with a syllable of the key. */
export function fillsSyllables({ ends }: Name, letters: string): boolean {
  return ends.includes(letters.length);
}

/**
 * True where typed characters from `at` on spell the name from its character `i` on: a Hanzi by itself, letters
 * by whole syllables, by initials, or by the beginning of the last syllable.
 */
export function spells(
  typed: readonly string[],
  at: number,
  name: readonly string[],
  syllables: readonly string[],
  i: number,
): boolean {
  if (at === typed.length) return true;
  const syllable = syllables[i];
  if (syllable === undefined) return false;
  if (typed[at] === name[i]) return spells(typed, at + 1, name, syllables, i + 1);
  const rest = typed.slice(at, at + syllable.length).join('');
  if (rest === syllable && spells(typed, at + syllable.length, name, syllables, i + 1)) return true;
  if (at + rest.length === typed.length && syllable.startsWith(rest)) return true;
  return typed[at] === syllable[0] && spells(typed, at + 1, name, syllables, i + 1);
}
