import { describe, expect, test } from 'vitest';
import { findDates } from '../../src/extraction/date.ts';
import { framedNames } from '../../src/extraction/name-frame.ts';
import { Passage } from '../../src/extraction/passage.ts';
import { findStages } from '../../src/extraction/stage.ts';
import { knowledge } from './fixture.ts';

/** `麓璟电子 act` of each candidate. */
function frames(text: string): string[] {
  const passage = new Passage('text', text);
  const dates = findDates(passage.text, '2024-06-01');
  const stages = findStages(passage.text, passage.sentences);
  return framedNames(passage, dates, stages, knowledge.tree).map(
    (span) => `${passage.quote(span)} ${span.sign}`,
  );
}

describe('a name at the beginning of what is told', () => {
  test.each([
    ['before a stage', '诺诚健华下个月动工，投资2亿元。', '诺诚健华 act'],
    ['behind a place, before what it builds', '罗定市泷州电子线路板三厂封顶，投资2亿元。', '泷州电子 head'],
    ['of an unknown word and what it deals in', '甬昌内饰5月签约，投资2亿元。', '甬昌内饰 act'],
    ['of a noun and an unknown word', '签约的塞上新能光伏治沙项目，投资2亿元。', '塞上新能 head'],
    ['of what it owns', '首燕华科的预浸料厂9月试产，投资2亿元。', '首燕华科 act'],
    ['before a comma and a date', '甬昌内饰，5月20日签署投资协议，投资2亿元。', '甬昌内饰 act'],
    ['before whom it signs with', '安捷芯测试与丽水经开区签约，投资2亿元。', '安捷芯测试 act'],
    ['behind the number of a list, alone', '一是理士新能源。厂房已经封顶，投资2亿元。', '理士新能源 label'],
    ['with a bracket behind it', '韩亚化工（HANA Chem）的氢化树脂项目奠基，投资2亿元。', '韩亚化工 act'],
  ])('%s', (_, text, name) => expect(frames(text)).toContain(name));
});

describe('none', () => {
  test.each([
    ['where nothing is told of a project', '诺诚健华下个月搬家。'],
    ['where no sum or plant is spoken of', '诺诚健华下个月签约。'],
    ['of a thing', '风电主轴轴承项目封顶，投资2亿元。'],
    ['of the trade right before what is built', '宏泰家居产业园封顶，投资2亿元。'],
    ['of whoever answers', '罗启明：总部不搬。厂房3月封顶，投资2亿元。'],
    ['of who asks', '网友问：什么时候投产？厂房3月封顶，投资2亿元。'],
    ['of a work of the public', '港珠澳大桥珠海连接线项目动工，投资2亿元。'],
    ['in nothing', ''],
  ])('%s', (_, text) => expect(frames(text)).toEqual([]));
});
