import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameKey } from '../../src/entities/concept.ts';
import { regionStem } from '../../src/entities/region.ts';
import { anyString } from '../analysis/sample-text.ts';

describe('one place', () => {
  test.each([
    ['肇庆', '肇庆市', '肇慶', '肇慶市', ' 肇庆市 ', '肇庆市区'],
    ['德庆', '德庆县'],
    ['鼎湖', '鼎湖区', '鼎湖區'],
    ['广东', '广东省', '廣東省', '広東省'],
    ['广西', '广西壮族自治区', '廣西壯族自治區'],
    ['新疆', '新疆维吾尔自治区'],
    ['宁夏', '宁夏回族自治区'],
    ['西藏', '西藏自治区'],
    ['内蒙古', '内蒙古自治区'],
    ['香港', '香港特别行政区'],
    ['锡林郭勒', '锡林郭勒盟'],
  ])('%s', (stem, ...forms) =>
    expect([stem, ...forms].map(regionStem)).toEqual([stem, ...forms].map(() => stem)),
  );
});

describe('another place', () => {
  test.each([
    ['肇庆', '肇庆新区'],
    ['肇庆', '肇庆高新区'],
    ['肇庆', '肇庆高新技术产业开发区'],
    ['肇庆', '肇庆新'],
    ['浦东', '浦东新区'],
    ['大旺', '大旺园区'],
    ['深汕', '深汕特别合作区'],
    ['阿克苏', '阿克苏地区'],
  ])('%s is not %s', (a, b) => expect(regionStem(a)).not.toBe(regionStem(b)));
});

test.each(['市', '县', '区', '沙市', '城区', '开县', '新区', '赛罕', 'sz', ''])(
  '%j is too short to lose an ending',
  (name) => expect(regionStem(name)).toBe(name),
);

test('a stem is two characters or the name, and begins like the name', () =>
  fc.assert(
    fc.property(
      fc.oneof(
        anyString,
        fc
          .tuple(anyString, fc.constantFrom('省', '市', '市区', '县', '新区', '壮族自治区', '盟', '地区'))
          .map((parts) => parts.join('')),
      ),
      (name) => {
        const [key, stem] = [nameKey(name), regionStem(name)];
        expect(key.startsWith(stem)).toBe(true);
        if (stem !== key) expect([...stem].length).toBeGreaterThanOrEqual(2);
      },
    ),
  ));
