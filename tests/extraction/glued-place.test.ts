import { describe, expect, test } from 'vitest';
import { placedBrand, withGluedPlace } from '../../src/extraction/glued-place.ts';
import { knowledge } from './fixture.ts';

describe('the brand with its place', () => {
  test.each([
    ['浙江衢江芯瓷科技有限公司', '芯瓷', '衢江芯瓷'],
    ['肇庆璟曜科技有限公司', '璟曜', '肇庆璟曜'],
    ['璟曜科技有限公司', '璟曜', undefined],
    ['肇庆市璟曜科技有限公司', '璟曜', undefined],
  ])('%s', (name, brand, placed) => expect(placedBrand(name, brand, knowledge.tree)).toBe(placed));
});

describe('a place that is glued to a name', () => {
  const whole = (text: string, name: string, weak = false) => {
    const start = text.indexOf(name);
    const span = withGluedPlace(knowledge.tree, text, { start, end: start + name.length }, weak);
    return text.slice(span.start, span.end);
  };
  test.each([
    ['由子公司宜春海锂实施', '海锂', '宜春海锂'],
    ['对面静海恒达管业的工人', '恒达管业', '静海恒达管业'],
    ['在静海恒达管业的车间', '恒达管业', '恒达管业'],
  ])('%s', (text, name, all) => expect(whole(text, name)).toBe(all));
});
