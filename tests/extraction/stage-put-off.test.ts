import { describe, expect, test } from 'vitest';
import { Passage } from '../../src/extraction/passage.ts';
import { findStages } from '../../src/extraction/stage.ts';

const stages = (text: string) => {
  const passage = new Passage('text', text);
  return findStages(passage.text, passage.sentences).map(
    ({ stage, planned }) => `${stage}${planned ? ' 预计' : ''}`,
  );
};

describe('what was put off is planned', () => {
  test.each([
    ['项目投产时间由去年10月调整为今年11月', ['投产 预计']],
    ['达到预定可使用状态的日期调整为2025年12月', ['竣工 预计']],
    ['原訂今年12月落成，現延至明年6月', ['竣工 预计']],
    ['原定今年9月投产，现在定在了明年1月', ['投产 预计']],
  ])('%s', (text, expected) => expect(stages(text)).toEqual(expected));

  test('a new line ends what was planned', () =>
    expect(stages('预计明年投产\n由希音投资\n去年9月30日动工')).toEqual(['投产 预计', '开工']));
});
