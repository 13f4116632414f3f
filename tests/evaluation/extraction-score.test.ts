import { describe, expect, test } from 'vitest';
import type { Extraction } from '../../src/contract/reading.ts';
import { SCORED_KINDS, type ScoredKind, scoreExtraction } from '../../src/evaluation/extraction-score.ts';
import type { LabelledText } from '../../src/evaluation/labelled-set.ts';

const NOTHING: Extraction = { companies: [], places: [], dates: [], sums: [], projects: [] };
const TEXT: LabelledText = {
  id: 't1',
  published: undefined,
  title: '希音动工',
  text: '希音在大旺投资56亿元。',
  labels: [],
  projects: [],
};
const PLACE = ['广东省', '肇庆市', '肇庆高新区'];

/** `right/wrong/missed` of a kind. */
function tally(kind: ScoredKind, labelled: Partial<LabelledText>, found: Partial<Extraction>): string {
  const { scores } = scoreExtraction([{ ...TEXT, ...labelled }], () => ({ ...NOTHING, ...found }));
  const { right, wrong, missed } = scores[kind];
  return `${right}/${wrong}/${missed}`;
}

const company = (start: number, end: number, field: 'title' | 'text' = 'text') => ({
  label: { kind: 'company' as const, field, start, end, value: undefined },
  found: { field, start, end, quote: TEXT[field].slice(start, end), name: '希音' },
});

describe('mentions are right where their place in the text is', () => {
  const { label, found } = company(0, 2);
  test.each([
    ['the same', [label], [found], '1/0/0'],
    ['in the other field', [label], [company(0, 2, 'title').found], '0/1/1'],
    ['longer', [label], [company(0, 3).found], '0/1/1'],
    ['missed', [label], [], '0/0/1'],
    ['invented', [], [found], '0/1/0'],
    ['said twice, found once', [label, label], [found], '1/0/1'],
    ['nothing', [], [], '0/0/0'],
  ])('%s', (_, labels, companies, expected) => {
    expect(tally('company', { labels }, { companies })).toBe(expected);
  });
});

test('a place is right only with its path', () => {
  const labels = [
    { kind: 'place' as const, field: 'text' as const, start: 3, end: 5, value: PLACE.join('/') },
  ];
  const found = { field: 'text' as const, start: 3, end: 5, quote: '大旺', path: PLACE };
  expect(tally('place', { labels }, { places: [found] })).toBe('1/0/0');
  expect(tally('place', { labels }, { places: [{ ...found, path: PLACE.slice(0, 2) }] })).toBe('0/1/1');
});

test('a sum is right only with its value, its unit and its kind', () => {
  const labels = [
    { kind: 'investment' as const, field: 'text' as const, start: 7, end: 11, value: '56 亿元' },
  ];
  const sum = {
    field: 'text' as const,
    start: 7,
    end: 11,
    quote: '56亿元',
    kind: 'investment' as const,
    value: 56,
    unit: '亿元' as const,
  };
  expect(tally('investment', { labels }, { sums: [sum] })).toBe('1/0/0');
  expect(tally('investment', { labels }, { sums: [{ ...sum, value: 65 }] })).toBe('0/1/1');
  expect(tally('investment', { labels }, { sums: [{ ...sum, unit: '亿美元' }] })).toBe('0/1/1');
  expect(tally('investment', { labels }, { sums: [{ ...sum, kind: 'output' }] })).toBe('0/0/1');
  expect(tally('output', { labels }, { sums: [{ ...sum, kind: 'output' }] })).toBe('0/1/0');
});

describe('projects and events', () => {
  const event = { field: 'title' as const, start: 0, end: 4, quote: '希音动工', stage: '开工' as const };
  const wanted = (
    company: string | null,
    stage: '开工' | '投产',
    date: string | null,
    planned?: boolean,
  ) => ({
    projects: [
      { name: null, company, events: [{ stage, date, ...(planned === undefined ? {} : { planned }) }] },
    ],
  });
  const found = (fields: object, names = ['希音', 'shein']) => ({
    projects: [
      { company: { name: '希音', names, sure: true }, figures: [], events: [{ ...event, ...fields }] },
    ],
  });

  test.each([
    [wanted('希音', '开工', '2023'), found({ date: '2023' }), '1/0/0'],
    [wanted('希音', '开工', null), found({}), '1/0/0'],
    [wanted('SHEIN', '开工', null), found({}), '1/0/0'],
    [wanted('希音科技有限公司', '开工', null), found({}), '1/0/0'],
    [wanted('希音', '开工', '2023'), found({ date: '2022' }), '0/1/1'],
    [wanted('希音', '开工', '2023'), found({}), '0/1/1'],
    [wanted('希音', '投产', null), found({}), '0/1/1'],
    [wanted('希音', '开工', null, true), found({}), '0/1/1'],
    [wanted('希音', '开工', null, true), found({ planned: true }), '1/0/0'],
    [wanted('冠旭', '开工', null), found({}), '0/1/1'],
    [wanted(null, '开工', null), found({}), '0/1/1'],
  ])('%j', (labelled, reading, expected) => expect(tally('event', labelled, reading)).toBe(expected));

  test('a project is right by its company and phase', () => {
    const one = wanted('希音', '开工', null);
    expect(tally('project', one, found({}))).toBe('1/0/0');
    expect(tally('project', one, NOTHING)).toBe('0/0/1');
    const phased = { projects: [{ ...one.projects[0], phase: '二期' }] } as Partial<LabelledText>;
    expect(tally('project', phased, found({}))).toBe('0/1/1');
  });
});

describe('figures', () => {
  const { label, found } = company(0, 2);
  const texts: LabelledText[] = [
    { ...TEXT, labels: [label, company(7, 9).label] },
    { ...TEXT, id: 't2', labels: [label, company(3, 5).label] },
  ];
  const read = ({ id }: LabelledText): Extraction => ({
    ...NOTHING,
    companies: id === 't1' ? [found, company(4, 6).found] : [found],
  });
  const { scores, differences } = scoreExtraction(texts, read);

  test('are summed over the texts: precision 2/3, recall 2/4', () => {
    expect(scores.company).toMatchObject({ right: 2, wrong: 1, missed: 2 });
    expect(scores.company.precision).toBeCloseTo(2 / 3, 12);
    expect(scores.company.recall).toBeCloseTo(1 / 2, 12);
    expect(scores.company.f1).toBeCloseTo(4 / 7, 12);
  });

  test('name each difference', () =>
    expect(differences).toEqual([
      { text: 't1', kind: 'company', what: 'wrong', words: '旺投' },
      { text: 't1', kind: 'company', what: 'missed', words: '56' },
      { text: 't2', kind: 'company', what: 'missed', words: '大旺' },
    ]));

  test('of no texts are there for every kind', () => {
    const none = scoreExtraction([], () => NOTHING);
    expect(Object.keys(none.scores)).toEqual([...SCORED_KINDS]);
    expect(none.scores.event).toMatchObject({ right: 0, wrong: 0, missed: 0, precision: 1, recall: 1 });
    expect(none.differences).toEqual([]);
  });
});
