import { describe, expect, test } from 'vitest';
import type { Stage } from '../../src/contract/record.ts';
import type { Figure } from '../../src/extraction/figure.ts';
import type { ReadCompany } from '../../src/extraction/name-book.ts';
import { Passage } from '../../src/extraction/passage.ts';
import { ProjectDraft } from '../../src/extraction/project-draft.ts';
import type { ProjectName } from '../../src/extraction/project-name.ts';

const SHEIN: ReadCompany = { name: '希音', names: new Set(['希音', 'shein']), basis: 'record' };
const GRAND: ReadCompany = { name: '冠旭电子', names: new Set(['冠旭电子']), basis: 'record' };
const passage = new Passage('text', '希音湾区大旺智慧产业园项目动工');

/** A draft with that name, of that company. */
function draftOf(name: string, company?: ReadCompany): ProjectDraft {
  const own = new Passage('text', name);
  const draft = new ProjectDraft(own, { start: 0, end: own.text.length });
  draft.company = company;
  draft.rename(own, nameOf(name), company);
  return draft;
}
function nameOf(name: string): ProjectName {
  const phase = /[一二]期/u.exec(name)?.[0];
  return { start: 0, end: name.length, name, ...(phase === undefined ? {} : { phase }) };
}

describe('another way to write a project’s name', () => {
  test.each([
    ['希音智慧产业园', '希音智慧产业园', SHEIN, true],
    ['希音智慧产业园项目', '希音智慧产业园', SHEIN, true],
    ['希音湾区大旺智慧产业园', '大旺智慧产业园', SHEIN, true],
    ['希音智慧产业园', '智慧产业园', SHEIN, true],
    ['希音智慧产业园', '镜头模组项目', SHEIN, false],
    ['希音智慧产业园', '希音智慧产业园', GRAND, false],
    ['希音智慧产业园一期', '希音智慧产业园二期', SHEIN, false],
    ['希音智慧产业园一期', '希音智慧产业园一期项目', SHEIN, true],
    ['石门潭抽水蓄能电站', '石门潭抽蓄电站', undefined, true],
    ['石门潭抽水蓄能电站', '石门潭风力发电站', undefined, false],
  ])('%s and %s', (name, other, company, same) =>
    expect(draftOf(name, SHEIN).isNamed(nameOf(other), company)).toBe(same),
  );

  test('the fuller one stays', () => {
    const draft = draftOf('希音智慧产业园', SHEIN);
    draft.rename(passage, { start: 0, end: 13, name: passage.text.slice(0, 13) }, SHEIN);
    expect(draft.name).toBe('希音湾区大旺智慧产业园项目');
    draft.rename(passage, { start: 6, end: 11, name: passage.text.slice(6, 11) }, SHEIN);
    expect(draft.name).toBe('希音湾区大旺智慧产业园项目');
  });
});

describe('events', () => {
  const told = (...events: readonly [stage: Stage, date?: string, planned?: boolean][]) => {
    const draft = draftOf('希音智慧产业园');
    for (const [stage, date, planned = false] of events) {
      const span = { start: 0, end: 2 };
      draft.addEvent({ stage, planned, passage, span, at: span, ...(date === undefined ? {} : { date }) });
    }
    return draft;
  };
  const stages = ({ events }: ProjectDraft) => events.map(({ stage, date }) => `${stage} ${date ?? '-'}`);

  test('told twice is one, as exact as it was told', () => {
    expect(stages(told(['开工', '2023'], ['开工', '2023-05'], ['开工', '2023-05-11']))).toEqual([
      '开工 2023-05-11',
    ]);
    expect(stages(told(['开工', '2023-05-11'], ['开工']))).toEqual(['开工 2023-05-11']);
    expect(stages(told(['开工'], ['开工', '2023']))).toEqual(['开工 2023']);
  });

  test('on two days are two, and so are a plan and a fact', () => {
    expect(stages(told(['开工', '2022-05'], ['开工', '2023-05']))).toHaveLength(2);
    expect(told(['投产', '2024', true], ['投产', '2024']).events).toHaveLength(2);
    expect(told(['竣工'], ['投产']).events).toHaveLength(2);
  });

  test('go where they are not wanted', () => {
    const draft = told(['开工'], ['投产', '2024']);
    draft.dropEvents(({ date }) => date === undefined);
    expect(stages(draft)).toEqual(['投产 2024']);
  });
});

describe('figures', () => {
  const figure = (kind: Figure['kind'], value: number, phase?: string): Figure => ({
    kind,
    value,
    unit: '亿元',
    start: 0,
    end: 2,
    ...(phase === undefined ? {} : { phase }),
  });

  test('the same twice is one; another value stands beside it', () => {
    const draft = draftOf('希音智慧产业园');
    for (const value of [100, 100, 50]) draft.addFigure(passage, figure('investment', value));
    draft.addFigure(passage, figure('output', 100));
    expect(draft.figures.map(({ figure: { kind, value } }) => `${kind} ${value}`)).toEqual([
      'investment 100',
      'investment 50',
      'output 100',
    ]);
  });

  test('the total is that of no phase, whichever is told first', () => {
    const draft = draftOf('希音智慧产业园');
    draft.addFigure(passage, figure('investment', 40, '一期'));
    draft.addFigure(passage, figure('investment', 100));
    expect(draft.total('investment')?.value).toBe(100);
    expect(draft.total('output')).toBeUndefined();
  });

  test('of two phases without a whole there is no total', () => {
    const draft = draftOf('希音智慧产业园');
    draft.addFigure(passage, figure('investment', 40, '一期'));
    draft.addFigure(passage, figure('investment', 60, '二期'));
    expect(draft.total('investment')).toBeUndefined();
  });
});
