import { describe, expect, test } from 'vitest';
import type { ReadEvent } from '../../../src/contract/reading.ts';
import type { ProjectEvent } from '../../../src/contract/record.ts';
import { isPlanned, type StageClaim, stageClaims } from '../../../src/server/claims/stage-claims.ts';

const TODAY = '2024-02-19';

test.each([
  [undefined, false],
  ['2024-02-19', false],
  ['2024-02-20', true],
  ['2024-02', false],
  ['2024-03', true],
  ['2024-Q1', false],
  ['2024-Q2', true],
  ['2024', false],
  ['2025', true],
])('on 2024-02-19 the date %s is a plan: %s', (date, planned) => {
  expect(isPlanned(date, TODAY)).toBe(planned);
});

const at = (articleId: string) => ({ articleId, field: 'text', start: 0, end: 2, quote: '投产' }) as const;

function claims(events: readonly ProjectEvent[], read: readonly ReadEvent[] = []): readonly StageClaim[] {
  return stageClaims({ events, readings: { events: read, figures: [] } }, TODAY);
}

const told = (list: readonly StageClaim[]) =>
  list.map(({ stage, date = '—', planned, sources }) =>
    `${planned ? '计划' : ''}${stage} ${date} ${sources.map(({ articleId, date: own }) => `${articleId}${own === undefined ? '' : `=${own}`}`).join('+')}`.trim(),
  );

describe('what is said of a stage', () => {
  test('is one claim where the dates agree, as exact as the most exact', () => {
    const events: ProjectEvent[] = [
      { stage: '开工', date: '2021', articleId: 'a1' },
      { stage: '开工', date: '2021-03-28', articleId: 'a2' },
      { stage: '开工', date: '2021-03', articleId: 'a3' },
    ];
    expect(told(claims(events))).toEqual(['开工 2021-03-28 a2=2021-03-28+a3=2021-03+a1=2021']);
  });

  test('stands side by side where the dates differ', () => {
    const events: ProjectEvent[] = [
      { stage: '开工', date: '2018-06-27', articleId: 'a1' },
      { stage: '开工', date: '2017-12', articleId: 'a2' },
    ];
    expect(told(claims(events))).toEqual(['开工 2017-12 a2=2017-12', '开工 2018-06-27 a1=2018-06-27']);
  });

  test('a year that could be either of two days is its own claim', () => {
    const events: ProjectEvent[] = [
      { stage: '开工', date: '2021', articleId: 'a1' },
      { stage: '开工', date: '2021-03-28', articleId: 'a2' },
      { stage: '开工', date: '2021-06-01', articleId: 'a3' },
    ];
    expect(claims(events).map(({ date }) => date)).toEqual(['2021', '2021-03-28', '2021-06-01']);
  });

  test('undated claims come last, one a stage, and join the dated claim of the same article', () => {
    const events: ProjectEvent[] = [
      { stage: '在建', articleId: 'a1' },
      { stage: '在建', articleId: 'a2' },
      { stage: '投产', articleId: 'a3' },
      { stage: '投产', date: '2022', articleId: 'a3' },
      { stage: '签约' },
    ];
    expect(told(claims(events))).toEqual(['投产 2022 a3=2022', '在建 — a1+a2', '签约 —']);
  });

  test('evidence joins what the corpus states, and a plan is not what happened', () => {
    const events: ProjectEvent[] = [{ stage: '投产', date: '2022-05-30', articleId: 'a1' }];
    const read: ReadEvent[] = [
      { stage: '投产', date: '2022-05-30', at: at('a1') },
      { stage: '投产', date: '2022-05', planned: true, at: at('a2') },
      { stage: '达产', date: '2024-Q2', at: at('a2') },
    ];
    const all = claims(events, read);
    expect(told(all)).toEqual([
      '计划投产 2022-05 a2=2022-05',
      '投产 2022-05-30 a1=2022-05-30',
      '计划达产 2024-Q2 a2=2024-Q2',
    ]);
    expect(all[1]?.sources[0]?.at).toEqual(at('a1'));
  });

  test('an event that its owner calls a plan is one', () => {
    expect(told(claims([{ stage: '投产', planned: true }]))).toEqual(['计划投产 —']);
  });
});
