/** `field:value` clauses of `q` → filters. */
import { STAGES, type Stage } from '../contract/record.ts';
import type { Understood } from '../contract/search.ts';
import type { Clause } from './lexer.ts';
import type { QueryFilters } from './query.ts';

export const QUERY_FIELDS: ReadonlySet<string> = new Set([
  'company',
  'region',
  'industry',
  'stage',
  'source',
  'tag',
  'after',
  'before',
  'yi',
]);

/** Other words of the trade for a stage. */
export const STAGE_WORDS: ReadonlyMap<string, Stage> = new Map([
  ...STAGES.map((stage) => [stage, stage] as const),
  ['动工', '开工'],
  ['奠基', '开工'],
  ['建成', '竣工'],
  ['完工', '竣工'],
  ['量产', '投产'],
  ['扩产', '增资扩产'],
]);

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const AMOUNT = /^(>=|<=|>|<|=)?(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?$/;
/** Amounts are compared at a ten-thousandth of 亿元 (1 万元): `yi:>10` begins there above 10. */
const STEP = 0.0001;

type Read = { readonly filters: QueryFilters; readonly kind: Understood['kind'] };

/** Undefined where the value is none of the field's: the clause is then searched as text. */
export function readFilter(clause: Clause): Read | undefined {
  const { field, value } = clause;
  switch (field) {
    case 'company':
      return { filters: { company: [value] }, kind: 'company' };
    case 'region':
      return { filters: { region: [value] }, kind: 'region' };
    case 'industry':
      return { filters: { industry: [value] }, kind: 'industry' };
    case 'source':
      return { filters: { source: [value] }, kind: 'source' };
    case 'tag':
      return { filters: { tag: [value] }, kind: 'tag' };
    case 'stage': {
      const stage = STAGE_WORDS.get(value);
      return stage ? { filters: { stage: [stage] }, kind: 'stage' } : undefined;
    }
    case 'after':
      return isDay(value) ? { filters: { from: value }, kind: 'date' } : undefined;
    case 'before':
      return isDay(value) ? { filters: { to: value }, kind: 'date' } : undefined;
    case 'yi':
      return readAmount(value);
    default:
      return undefined;
  }
}

function isDay(value: string): boolean {
  return (
    DAY.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value)
  );
}

function readAmount(value: string): Read | undefined {
  const m = AMOUNT.exec(value);
  if (!m) return undefined;
  const [, sign, low, high] = m;
  const first = Number(low);
  if (high !== undefined)
    return sign ? undefined : { filters: { minYi: first, maxYi: Number(high) }, kind: 'amount' };
  if (sign === '>') return { filters: { minYi: first + STEP }, kind: 'amount' };
  if (sign === '>=') return { filters: { minYi: first }, kind: 'amount' };
  if (sign === '<') return { filters: { maxYi: Math.max(0, first - STEP) }, kind: 'amount' };
  if (sign === '<=') return { filters: { maxYi: first }, kind: 'amount' };
  return { filters: { minYi: first, maxYi: first }, kind: 'amount' };
}
