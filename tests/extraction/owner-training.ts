/** Learns from labelled texts how much each sign says of whose an event is. */
import { nameKey } from '../../src/entities/concept.ts';
import type { LabelledText } from '../../src/evaluation/labelled-set.ts';
import { assemble } from '../../src/extraction/assemble.ts';
import { type Candidate, type OwnerCase, ownerCases } from '../../src/extraction/owner-choice.ts';
import { findingsOf, type Knowledge } from '../../src/extraction/read-article.ts';

/** One event of a labelled text: the signs of each candidate, and which candidates are right. */
export interface Example {
  readonly candidates: readonly (readonly string[])[];
  readonly right: readonly number[];
  /** What the rules took. */
  readonly taken: number;
}

/** Weight of a square of a weight in the mean loss; chosen by cross-validation over texts (0.0005 to 0.015 are alike). */
const L2 = 0.0025;
const ROUNDS = 300;

interface Wanted {
  readonly owner: string;
  readonly stage: string;
  readonly date: string | undefined;
  readonly planned: boolean;
  used: boolean;
}

export function examplesOf(texts: readonly LabelledText[], knowledge: Knowledge): Example[] {
  return texts.flatMap((text) => {
    const { title, published } = text;
    const article = { title, text: text.text, ...(published === undefined ? {} : { published }) };
    let cases: readonly OwnerCase[] = [];
    assemble(findingsOf(article, knowledge), (...told) => {
      cases = ownerCases(...told);
    });
    return examplesIn(text, cases);
  });
}

/** What is labelled for an event: the same owner and stage, at best also date and plan; each label once. */
function examplesIn(text: LabelledText, cases: readonly OwnerCase[]): Example[] {
  const rows = text.projects.map(({ company }) => (company === null ? 'nobody' : nameKey(company)));
  const wanted: Wanted[] = text.projects.flatMap(({ events }, i) =>
    events.map(({ stage, date, planned }) => ({
      owner: rows[i] as string,
      stage,
      date: date ?? undefined,
      planned: planned === true,
      used: false,
    })),
  );
  const keyOf = (candidate: Candidate) => {
    if (typeof candidate === 'string') return candidate;
    const own = [...candidate.names].map(nameKey);
    return (
      rows.find((row) => own.includes(row)) ??
      rows.find((row) => row !== 'nobody' && own.some((name) => row.includes(name) || name.includes(row))) ??
      own[0]
    );
  };
  const find = ({ event }: OwnerCase, owner: string | undefined, loose: number) =>
    wanted.find(
      (label) =>
        !label.used &&
        label.owner === owner &&
        label.stage === event.stage &&
        (loose > 0 || label.date === event.date) &&
        (loose > 1 || label.planned === event.planned),
    );
  const takenBy = ({ draft }: OwnerCase): Candidate => (draft ? (draft.company ?? 'nobody') : 'none');
  const right = new Map<OwnerCase, ReadonlySet<string | undefined>>();
  for (const loose of [0, 1, 2])
    for (const one of cases.filter((known) => !right.has(known))) {
      const label = find(one, keyOf(takenBy(one)), loose);
      if (!label) continue;
      label.used = true;
      right.set(one, new Set([label.owner]));
    }
  for (const loose of [0, 1, 2])
    for (const one of cases.filter((known) => !right.has(known))) {
      const owners = new Set(
        one.candidates.map(({ candidate }) => keyOf(candidate)).filter((owner) => find(one, owner, loose)),
      );
      if (owners.size === 0) continue;
      right.set(one, owners);
      const label = owners.size === 1 ? find(one, [...owners][0], loose) : undefined;
      if (label) label.used = true;
    }
  return cases.flatMap((one) => {
    const taken = takenBy(one);
    // A second telling of what is labelled once is neither right nor wrong.
    const again = wanted.some((label) => label.owner === keyOf(taken) && label.stage === one.event.stage);
    if (!right.has(one) && again) return [];
    const owners = right.get(one) ?? new Set(['none']);
    return [
      {
        candidates: one.candidates.map(({ signs }) => signs),
        right: one.candidates.flatMap(({ candidate }, i) => (owners.has(keyOf(candidate)) ? [i] : [])),
        taken: one.candidates.findIndex(({ candidate }) => candidate === taken),
      },
    ];
  });
}

/** Softmax over the candidates of each event, by Adam from zero: the same examples give the same weights. */
export function train(examples: readonly (Example & { readonly weight: number })[]): Map<string, number> {
  const signs = [...new Set(examples.flatMap(({ candidates }) => candidates.flat()))].sort();
  const index = new Map(signs.map((sign, i) => [sign, i]));
  const data = examples
    .filter(({ right }) => right.length > 0)
    .map(({ candidates, right, weight }) => ({
      rows: candidates.map((row) => row.map((sign) => index.get(sign) as number)),
      right: new Set(right),
      weight: weight / examples.length,
    }));
  const [weights, mean, square] = [0, 1, 2].map(() => new Float64Array(signs.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const at = (array: Float64Array, i: number) => array[i] as number;
  for (let round = 1; round <= ROUNDS; round++) {
    const slope = weights.map((weight) => 2 * L2 * weight);
    for (const { rows, right, weight } of data) {
      const scores = rows.map((row) => row.reduce((sum, i) => sum + at(weights, i), 0));
      const most = Math.max(...scores);
      const odds = scores.map((score) => Math.exp(score - most));
      const all = odds.reduce((a, b) => a + b, 0);
      const good = odds.reduce((sum, odd, i) => (right.has(i) ? sum + odd : sum), 0);
      rows.forEach((row, i) => {
        const odd = odds[i] as number;
        const step = weight * (odd / all - (right.has(i) ? odd / good : 0));
        for (const sign of row) slope[sign] = at(slope, sign) + step;
      });
    }
    const rate = 0.1 * (1 - round / (ROUNDS + 1));
    for (let i = 0; i < signs.length; i++) {
      mean[i] = 0.9 * at(mean, i) + 0.1 * at(slope, i);
      square[i] = 0.99 * at(square, i) + 0.01 * at(slope, i) ** 2;
      const step = at(mean, i) / (1 - 0.9 ** round) / (Math.sqrt(at(square, i) / (1 - 0.99 ** round)) + 1e-8);
      weights[i] = at(weights, i) - rate * step;
    }
  }
  return new Map(signs.map((sign, i) => [sign, at(weights, i)]));
}

/** How often what is taken is right. */
export function rightShare(examples: readonly Example[], weights?: ReadonlyMap<string, number>): number {
  const choice = ({ candidates, taken }: Example) => {
    if (!weights) return taken;
    const scores = candidates.map((row) => row.reduce((sum, sign) => sum + (weights.get(sign) ?? 0), 0));
    return scores.indexOf(Math.max(...scores));
  };
  return examples.filter((example) => example.right.includes(choice(example))).length / examples.length;
}
