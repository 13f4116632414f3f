import { describe, expect, test } from 'vitest';
import { buildersIn } from '../../src/extraction/builders.ts';
import { findingsOf } from './fixture.ts';

const builders = (text: string) => [...buildersIn([findingsOf(text)])].map(({ name }) => name);

describe('whoever owns nothing of what is built', () => {
  test.each([
    ['项目由中铁四局承建。', ['中铁四局']],
    ['承建方冠旭电子项目经理介绍，主体已封顶。', ['冠旭电子']],
    ['首根接触线架设完成。希音供图', ['希音']],
    ['图据冠旭电子', ['冠旭电子']],
    ['由希音、冠旭电子承建的大桥合龙。', ['希音', '冠旭电子']],
  ])('%s', (text, names) => expect(builders(text)).toEqual(names));

  test.each([
    '项目由希音投资建设。',
    '希音智慧产业园由希音承建。',
    '希音签约落户，冠旭电子计划投资3亿元。',
    '由希音承建的土方平整工程已完成。',
  ])('%s: they own it', (text) => expect(builders(text)).toEqual([]));
});

test.each([
  ['希音项目经理介绍，主体已封顶。', ['希音']],
  ['希音承担主厂房施工。', ['希音']],
  ['中建二局华东公司滨江苑项目封顶。', ['中建二局华东公司']],
  ['希音总经理介绍，主体已封顶。', []],
])('%s', (text, names) => expect(builders(text)).toEqual(names));
