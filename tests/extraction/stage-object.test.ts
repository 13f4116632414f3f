import { expect, test } from 'vitest';
import { Passage } from '../../src/extraction/passage.ts';
import { findStages } from '../../src/extraction/stage.ts';
import { isOfOther } from '../../src/extraction/stage-object.ts';

const stages = (text: string) => {
  const passage = new Passage('text', text);
  return findStages(passage.text, passage.sentences).map(({ stage }) => stage);
};

test.each([
  '两国领导人签署联合公报',
  '双方签订帮扶协议',
  '总统签署了新的合作文件',
  '要求对方交付两亿美元赎金',
  '生产部门跟进最新交付进展',
  '计划把老街建成美食街',
  '他是稀土工业的奠基人',
  '打开工作新局面',
  '林权制度改革持续推进。',
  '加息接近尾声。',
  '手机设备安装基数创新高',
])('%s tells of nothing that is built', (text) => expect(stages(text)).toEqual([]));

test.each([
  ['公司签署投资协议', ['签约']],
  ['园区厂房交付企业使用', ['竣工']],
  ['项目正式奠基', ['开工']],
  ['二期工程持续推进。', ['在建']],
  ['设备安装接近尾声。', ['在建', '在建']],
])('%s', (text, expected) => expect(stages(text)).toEqual(expected));

test('a stage that may be of anything is of what is built', () =>
  expect(isOfOther('投产', '投产', '项目', '')).toBe(false));
