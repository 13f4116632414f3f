/** How well readings agree with labels, kind by kind. */

import type { Extraction, Quote } from '../contract/reading.ts';
import { nameKey } from '../entities/concept.ts';
import { zoneName } from '../entities/place-tree.ts';
import type { Label, LabelledText } from './labelled-set.ts';

export const SCORED_KINDS = [
  'company',
  'place',
  'investment',
  'output',
  'tax',
  'batch',
  'land',
  'floorArea',
  'event',
  'project',
] as const;
export type ScoredKind = (typeof SCORED_KINDS)[number];

/** Counts of what was found right, found wrongly and missed. */
export interface Tally {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

export interface Score extends Tally {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** One difference between a reading and its labels, for the eye. */
export interface Difference {
  readonly text: string;
  readonly kind: ScoredKind;
  readonly what: 'wrong' | 'missed';
  readonly words: string;
}

type Item = { readonly key: string; readonly words: string };

/** The same key on both sides is right; keys that stand twice count twice. */
function compare(
  found: readonly Item[],
  wanted: readonly Item[],
): { tally: Tally; wrong: Item[]; missed: Item[] } {
  const left = [...wanted];
  const wrong: Item[] = [];
  for (const item of found) {
    const at = left.findIndex(({ key }) => key === item.key);
    if (at >= 0) left.splice(at, 1);
    else wrong.push(item);
  }
  return {
    tally: { right: wanted.length - left.length, wrong: wrong.length, missed: left.length },
    wrong,
    missed: left,
  };
}

const at = ({ field, start, end }: Pick<Quote, 'field' | 'start' | 'end'>) => `${field}:${start}-${end}`;

/** 秦皇岛经济技术开发区 and 秦皇岛经开区 are one zone. */
function samePath(path: string): string {
  return path.split('/').map(zoneName).join('/');
}

/** Keys of the items of one kind. Mentions: place in the text, for a place also its path, for a sum its value. */
function itemsOf(kind: ScoredKind, text: LabelledText, read: Extraction): { found: Item[]; wanted: Item[] } {
  const labels = text.labels.filter((label) => label.kind === kind);
  const wordsOf = ({ field, start, end }: Label) => text[field].slice(start, end);
  switch (kind) {
    case 'company':
      return {
        found: read.companies.map((mention) => ({ key: at(mention), words: mention.quote })),
        wanted: labels.map((label) => ({ key: at(label), words: wordsOf(label) })),
      };
    case 'place':
      return {
        found: read.places.map((place) => ({
          key: `${at(place)} ${samePath(place.path.join('/'))}`,
          words: `${place.quote}=${place.path.join('/')}`,
        })),
        wanted: labels.map((label) => ({
          key: `${at(label)} ${samePath(label.value ?? '')}`,
          words: `${wordsOf(label)}=${label.value}`,
        })),
      };
    case 'event':
      return {
        found: read.projects.flatMap((project) =>
          project.events.map((event) => ({
            key: eventKey(text, project.company?.names ?? [], event.stage, event.date ?? null, event.planned),
            words: `${project.company?.name ?? '-'} ${event.stage} ${event.date ?? '-'}${event.planned ? '?' : ''} (${project.name ?? '-'})`,
          })),
        ),
        wanted: text.projects.flatMap((project) =>
          project.events.map((event) => ({
            key: eventKey(
              text,
              project.company === null ? [] : [project.company],
              event.stage,
              event.date,
              event.planned,
            ),
            words: `${project.company ?? '-'} ${event.stage} ${event.date ?? '-'}${event.planned ? '?' : ''} (${project.name ?? '-'})`,
          })),
        ),
      };
    case 'project': {
      const key = (names: readonly string[], phase: string | undefined) =>
        `${companyKey(text, names)} ${phase ?? ''}`;
      return {
        found: read.projects.map((project) => ({
          key: key(project.company?.names ?? [], project.phase),
          words: `${project.company?.name ?? '-'}: ${project.name ?? '-'}`,
        })),
        wanted: text.projects.map((project) => ({
          key: key(project.company === null ? [] : [project.company], project.phase),
          words: `${project.company ?? '-'}: ${project.name ?? '-'}`,
        })),
      };
    }
    default:
      return {
        found: read.sums
          .filter((sum) => sum.kind === kind)
          .map((sum) => ({ key: `${sum.field} ${sum.start} ${sum.value} ${sum.unit}`, words: sum.quote })),
        wanted: labels.map((label) => ({
          key: `${label.field} ${label.start} ${label.value}`,
          words: wordsOf(label),
        })),
      };
  }
}

/** A company is the first label of the text that shares a name with it, so that short and full names are one. */
function companyKey({ labels, ...text }: LabelledText, names: readonly string[]): string {
  if (names.length === 0) return '-';
  const own = names.map(nameKey);
  const groups = text.projects.flatMap(({ company }) => (company === null ? [] : [nameKey(company)]));
  const exact = groups.find((group) => own.includes(group));
  return (
    exact ??
    groups.find((group) => own.some((name) => group.includes(name) || name.includes(group))) ??
    (own[0] as string)
  );
}

function eventKey(
  text: LabelledText,
  names: readonly string[],
  stage: string,
  date: string | null,
  planned: boolean | undefined,
): string {
  return `${companyKey(text, names)} ${stage} ${date ?? '-'}${planned ? '?' : ''}`;
}

export function scoreExtraction(
  texts: readonly LabelledText[],
  read: (text: LabelledText) => Extraction,
): { scores: Readonly<Record<ScoredKind, Score>>; differences: readonly Difference[] } {
  const sums = new Map<ScoredKind, Tally>();
  const differences: Difference[] = [];
  for (const text of texts) {
    const reading = read(text);
    for (const kind of SCORED_KINDS) {
      const { found, wanted } = itemsOf(kind, text, reading);
      const { tally, wrong, missed } = compare(found, wanted);
      const sum = sums.get(kind) ?? { right: 0, wrong: 0, missed: 0 };
      sums.set(kind, {
        right: sum.right + tally.right,
        wrong: sum.wrong + tally.wrong,
        missed: sum.missed + tally.missed,
      });
      for (const { words } of wrong) differences.push({ text: text.id, kind, what: 'wrong', words });
      for (const { words } of missed) differences.push({ text: text.id, kind, what: 'missed', words });
    }
  }
  const scores = Object.fromEntries(
    SCORED_KINDS.map((kind) => [kind, scoreOf(sums.get(kind) ?? { right: 0, wrong: 0, missed: 0 })]),
  );
  return { scores: scores as Record<ScoredKind, Score>, differences };
}

function scoreOf(tally: Tally): Score {
  const { right, wrong, missed } = tally;
  const precision = right + wrong === 0 ? 1 : right / (right + wrong);
  const recall = right + missed === 0 ? 1 : right / (right + missed);
  return {
    ...tally,
    precision,
    recall,
    f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}
