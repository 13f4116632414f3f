import { describe, expect, test } from 'vitest';
import { DraftList } from '../../src/extraction/draft-list.ts';
import { targetsOf } from '../../src/extraction/target.ts';
import { findingsOf } from './fixture.ts';

const [A, B] = ['希音智慧产业园项目', '冠旭电子声学产业园项目'];

/** `开工: A, B` of each stage of a sentence; a project without a name is `-` and its company. */
function targets(text: string): string[] {
  const found = findingsOf(text);
  const [sentence] = found.passage.sentences;
  if (!sentence) return [];
  const drafts = new DraftList();
  const named = found.projects.map((name) => ({
    name,
    draft: drafts.ofName(found, name, sentence, undefined),
  }));
  return found.stages.map((stage) => {
    const all = targetsOf(found, sentence, stage, named, drafts);
    return `${stage.stage}: ${all.map(({ name, company }) => name ?? `-${company?.name}`).join(', ')}`;
  });
}

describe('a stage is told of', () => {
  test.each([
    [`${A}动工。`, [`开工: ${A}`]],
    [`${A}竣工投产。`, [`竣工: ${A}`, `投产: ${A}`]],
    [`${A}、${B}动工。`, [`开工: ${A}, ${B}`]],
    [`开工的有${A}、${B}。`, [`开工: ${A}, ${B}`]],
    [`${A}举行动工仪式。`, [`开工: ${A}`]],
    ['冠旭电子增资扩产。', ['增资扩产: -冠旭电子']],
    ['希音、冠旭电子在肇庆签约。', ['签约: -希音, -冠旭电子']],
  ])('%s', (text, expected) => expect(targets(text)).toEqual(expected));
});

describe('a stage is told of nobody', () => {
  test.each([
    ['全市33个项目开工。', ['开工: ']],
    ['肇庆举行重大项目集中开工仪式。', ['开工: ']],
    ['全市签约81个、动工106个。', ['签约: ', '开工: ']],
    ['小鹏汽车带动33家企业投产。', ['投产: ']],
    ['今年投产。', ['投产: ']],
  ])('%s', (text, expected) => expect(targets(text)).toEqual(expected));
});

describe('companies that a stage is told of', () => {
  test.each([
    ['希音、冠旭电子两家企业签约。', ['签约: -希音, -冠旭电子']],
    ['怀集县与希音举行项目签约仪式。', ['签约: -希音']],
    ['希音、冠旭电子项目开工。', ['开工: -希音, 冠旭电子项目']],
    [
      '希音、冠旭电子和小鹏汽车的工地相连，前两个上月开工，后一个已经封顶。',
      ['开工: -希音, -冠旭电子', '封顶: -小鹏汽车'],
    ],
    ['希音、冠旭电子的“机器换人”项目通过验收。', ['竣工: -希音, “机器换人”项目']],
    ['签约项目将建立台账。', ['签约: ']],
  ])('%s', (text, expected) => expect(targets(text)).toEqual(expected));
});
