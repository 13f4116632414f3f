import { describe, expect, test } from 'vitest';
import type { Findings } from '../../src/extraction/findings.ts';
import { builderIn, companyBefore, companyOf } from '../../src/extraction/owner.ts';
import type { Span } from '../../src/extraction/passage.ts';
import { findingsOf } from './fixture.ts';

/** Asks about the last project that the first sentence of a text names. */
function ask(text: string, of: (found: Findings, name: Span, sentence: Span) => string | undefined) {
  const found = findingsOf(text);
  const name = found.projects.at(-1);
  const sentence = found.passage.sentences[0];
  if (!name || !sentence) throw new Error(`no project in ${text}`);
  return of(found, name, sentence);
}
const owner = (text: string) => ask(text, (found, name, sentence) => companyOf(found, name, sentence)?.id);
const before = (text: string) =>
  ask(text, (found, name, sentence) => companyBefore(found, name, sentence, undefined)?.id);

describe('whose a project is', () => {
  test.each([
    ['希音智慧产业园项目动工。', 'shein'],
    ['希音的智慧产业园镜头项目动工。', 'shein'],
    ['冠旭电子投资建设的镜头模组项目动工。', 'grand'],
    ['冠旭电子在德庆县的镜头模组项目动工。', 'grand'],
    ['希音和冠旭电子共同投资的镜头模组项目动工。', 'shein'],
    ['镜头模组项目动工。', undefined],
  ])('%s', (text, id) => expect(owner(text)).toBe(id));

  test('not its customer’s, supplier’s or bank’s', () => {
    for (const text of [
      '客户宁德时代在镜头模组项目现场。',
      '供应商宁德时代，镜头模组项目动工。',
      '宁德时代；镜头模组项目动工。',
    ]) {
      expect(owner(text), text).toBeUndefined();
      expect(before(text), text).toBeUndefined();
    }
  });
});

test('the company that the sentence speaks of', () => {
  expect(before('冠旭电子今年动作频频，镜头模组项目动工。')).toBe('grand');
  expect(before('镜头模组项目动工，冠旭电子到场。')).toBeUndefined();
});

describe('the builder of what was spoken of', () => {
  const builder = (text: string) => {
    const found = findingsOf(text);
    const [sentence] = found.passage.sentences;
    return sentence && builderIn(found, sentence)?.id;
  };
  test.each([
    ['该项目的业主为冠旭电子，总投资5亿元。', 'grand'],
    ['冠旭电子投资建设该基地。', 'grand'],
    ['项目总投资5亿元。', undefined],
    ['宁德时代到访。', undefined],
  ])('%s', (text, id) => expect(builder(text)).toBe(id));
});
