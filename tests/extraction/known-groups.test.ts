import { describe, expect, test } from 'vitest';
import { KNOWN_GROUP } from '../../src/extraction/known-groups.ts';

const found = (text: string) => [...text.matchAll(KNOWN_GROUP)].map(([name]) => name);

describe('groups of the state by their short names', () => {
  test.each([
    ['由中建八局承建', ['中建八局']],
    ['中铁二十四局、中铁十一局集团签约', ['中铁二十四局', '中铁十一局集团']],
    ['据中国水电四局技术员介绍', ['中国水电四局']],
    ['中铁上海院设计', ['中铁上海院']],
    ['国家电网哈密送重庆工程', ['国家电网']],
    ['中国五矿旗下中海油', ['中国五矿', '中海油']],
    ['一座中国建材市场，一家中国石油学会', []],
  ])('%s', (text, names) => expect(found(text)).toEqual(names));

  test.each(['中国建筑集团有限公司', '国家电网有限公司', '中建材料', '中国石油化工学院路', '市中区'])(
    '%s is no short name of one, or has a form that says more',
    (text) => expect(found(text).filter((name) => name !== '中国石油')).toEqual([]),
  );
});
