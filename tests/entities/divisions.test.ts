import { describe, expect, test } from 'vitest';
import { DIVISIONS } from '../../src/entities/divisions.ts';
import { PlaceTree } from '../../src/entities/place-tree.ts';

const LINES = DIVISIONS.trim().split('\n');

test('34 provinces, each once, in the order of their codes', () => {
  const codes = LINES.map((line) => line.slice(0, 2));
  expect(codes).toEqual([...new Set(codes)].sort());
  expect(codes).toHaveLength(34);
});

test('every line is a province, its cities and their counties, each with two digits and Hanzi', () => {
  for (const line of LINES) {
    const [province, ...cities] = line.split(';');
    expect(province).toMatch(/^\d\d\p{Script=Han}{3,}$/u);
    for (const city of cities) {
      const [head, ...counties] = city.split(' ');
      expect(head).toMatch(/^\d\d(?:\p{Script=Han}{2,})?$/u);
      for (const county of counties) expect(county).toMatch(/^\d\d\p{Script=Han}{2,}$/u);
    }
  }
});

test('no city stands twice in its province, no county twice in its city', () => {
  for (const line of LINES) {
    const cities = line.split(';').slice(1);
    const named = cities.map((city) => city.split(' ')[0]?.slice(2)).filter((name) => name !== '');
    expect(new Set(named).size).toBe(named.length);
    for (const city of cities) {
      const counties = city.split(' ').slice(1);
      expect(new Set(counties.map((county) => county.slice(2))).size).toBe(counties.length);
      expect(new Set(counties.map((county) => county.slice(0, 2))).size).toBe(counties.length);
    }
  }
});

describe('codes of GB/T 2260', () => {
  const tree = new PlaceTree();
  test.each([
    ['110000', ['北京市']],
    ['110105', ['北京市', '朝阳区']],
    ['130100', ['河北省', '石家庄市']],
    ['310115', ['上海市', '浦东新区']],
    ['320583', ['江苏省', '苏州市', '昆山市']],
    ['330102', ['浙江省', '杭州市', '上城区']],
    ['440000', ['广东省']],
    ['440100', ['广东省', '广州市']],
    ['440306', ['广东省', '深圳市', '宝安区']],
    ['440608', ['广东省', '佛山市', '高明区']],
    ['441200', ['广东省', '肇庆市']],
    ['441202', ['广东省', '肇庆市', '端州区']],
    ['441203', ['广东省', '肇庆市', '鼎湖区']],
    ['441204', ['广东省', '肇庆市', '高要区']],
    ['441223', ['广东省', '肇庆市', '广宁县']],
    ['441224', ['广东省', '肇庆市', '怀集县']],
    ['441225', ['广东省', '肇庆市', '封开县']],
    ['441226', ['广东省', '肇庆市', '德庆县']],
    ['441284', ['广东省', '肇庆市', '四会市']],
    ['441900', ['广东省', '东莞市']],
    ['442000', ['广东省', '中山市']],
    ['450400', ['广西壮族自治区', '梧州市']],
    ['460200', ['海南省', '三亚市']],
    ['500101', ['重庆市', '万州区']],
    ['510181', ['四川省', '成都市', '都江堰市']],
    ['540100', ['西藏自治区', '拉萨市']],
    ['659001', ['新疆维吾尔自治区', '石河子市']],
  ])('%s is %j', (code, path) => expect(tree.at(path)?.code).toBe(code));
});
