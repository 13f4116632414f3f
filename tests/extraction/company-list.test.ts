import { describe, expect, test } from 'vitest';
import { findListed } from '../../src/extraction/company-list.ts';
import { Passage } from '../../src/extraction/passage.ts';
import { knowledge } from './fixture.ts';

const listed = (text: string) => {
  const passage = new Passage('text', text);
  return findListed(passage).map((span) => passage.quote(span));
};

test('the names are read with the dictionary of the corpus', () =>
  expect(knowledge.dictionary.named('希音')).toHaveLength(1));

describe('companies in lists that say so', () => {
  test.each([
    ['企业还有澄芯自动化、好博瀚控和延璟。', ['澄芯自动化', '好博瀚控', '延璟']],
    ['客户包括立讯精密、歌尔等。', ['立讯精密', '歌尔']],
    ['现有瀚澜、舜格医疗、睿朗激光等6家企业入驻', ['瀚澜', '舜格医疗', '睿朗激光']],
    ['企业有杰玛仕（GEMASS）、瀚澜。', ['杰玛仕', '瀚澜']],
    ['相关企业还有璞泰来。', ['璞泰来']],
    ['首批入驻企业中，优衡迪、上海璟康已完成装修。', ['优衡迪', '上海璟康']],
    ['汇聚优衡迪、蓝鹤生物、集粹药康等行业细分领域头部企业', ['优衡迪', '蓝鹤生物', '集粹药康']],
    ['吸引瑞典诺胜百、德国德玛格等注塑机制造企业', ['诺胜百', '德玛格']],
  ])('%s', (text, names) => expect(listed(text)).toEqual(names));

  test.each([
    '企业有生产、加工和研发。',
    '企业是怎么来的，没人说得清。',
    '产业链上下游企业和科研机构参加',
    '新能源、新材料等产业',
    '集聚了设计、动漫、广告等文化类企业',
    '科技数据、税收数据等数据都不要企业填报',
    '集聚了设计、动漫、广告等文化类企业',
    '科技数据、税收数据等数据都不要企业填报',
    '企业：设备调试，预计8月试产',
    '',
  ])('%j has none', (text) => expect(listed(text)).toEqual([]));
});
