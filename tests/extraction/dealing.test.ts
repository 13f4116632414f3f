import { describe, expect, test } from 'vitest';
import { findDealt } from '../../src/extraction/dealing.ts';
import { Passage } from '../../src/extraction/passage.ts';
import { knowledge } from './fixture.ts';

const dealt = (text: string, known: readonly string[] = []) => {
  const passage = new Passage('text', text);
  const spans = known.map((name) => {
    const start = passage.text.indexOf(name);
    return { start, end: start + name.length };
  });
  return findDealt(passage, spans, knowledge.tree).map((span) => passage.quote(span));
};

describe('names that those they deal with tell', () => {
  test.each([
    ['配套码头由曹妃甸港务投资建设，投资6.4亿元', ['曹妃甸港务']],
    ['一半卖给芜湖美驰，价钱不变。', ['芜湖美驰']],
    ['施工单位为垚晟建工，工期两年。', ['垚晟建工']],
    ['公司将收购赣北钨业，并在修水新建矿山', ['赣北钨业']],
    ['此前，沃砺已为龙江飞牧供货干燥塔31台套。', ['龙江飞牧']],
    ['协议签了，翎川照明入股51%。', ['翎川照明']],
    ['玥舟精工、翎川照明都是它的供应商。', ['玥舟精工', '翎川照明']],
  ])('%s', (text, names) => expect(dealt(text)).toEqual(names));

  test('what stands beside a company in a list', () =>
    expect(dealt('节前接到希音、玥舟服饰的代工订单', ['希音'])).toEqual(['玥舟服饰']));

  test.each([
    '缴费由银行代办，投资不变',
    '收购粮食，投资2亿元',
    '产品卖给农民，价格不变',
    '海滩上还有海豚，为便携式设备生产芯片',
    '施工方说，明年竣工',
    '',
  ])('%j tells none', (text) => expect(dealt(text)).toEqual([]));
});
