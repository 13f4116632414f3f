import { describe, expect, test } from 'vitest';
import { nameKey } from '../../src/entities/concept.ts';
import { DIVISIONS } from '../../src/entities/divisions.ts';
import { type Place, PlaceTree, placeStem, zoneName } from '../../src/entities/place-tree.ts';

const ZHAOQING = ['广东省', '肇庆市'];
const ZONE = [...ZHAOQING, '肇庆高新区'];
const national = new PlaceTree();
const known = new PlaceTree(
  [ZONE, [...ZHAOQING, '德庆县'], ['无此省', '无此市'], ['肇庆市'], []],
  [
    ['肇庆高新区', '大旺', '肇庆高新技术产业开发区'],
    ['开工', '动工'],
  ],
);

/** Every national place, found by each name of the table. */
const PLACES: readonly Place[] = [
  ...new Set(
    [...DIVISIONS.matchAll(/\p{Script=Han}{2,}/gu)].flatMap(([name]) =>
      national
        .formsAt(nameKey(name), 0)
        .filter(({ form, exact }) => exact && form === nameKey(name))
        .map(({ place }) => place),
    ),
  ),
];

const at = (tree: PlaceTree, text: string) =>
  tree.formsAt(nameKey(text), 0).map(({ form, place, exact }) => ({ form, path: place.path, exact }));

describe('the national tree', () => {
  test('holds 34 provinces, more than 330 cities, more than 2,800 counties', () => {
    const count = (rank: Place['rank']) => PLACES.filter((place) => place.rank === rank).length;
    expect(count('province')).toBe(34);
    expect(count('city')).toBeGreaterThan(330);
    expect(count('county')).toBeGreaterThan(2_800);
    expect(count('zone')).toBe(0);
  });

  test('no two places share a code, and every code is six digits', () => {
    const codes = PLACES.map(({ code }) => code);
    expect(codes.filter((code) => !/^\d{6}$/.test(code ?? ''))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('every path ends with its place, begins with its province, and each part is a place of its own', () => {
    for (const place of PLACES) {
      expect(place.path.at(-1)).toBe(place.name);
      expect(place.path.length).toBeLessThanOrEqual(3);
      for (let depth = 1; depth <= place.path.length; depth++) {
        const part = national.at(place.path.slice(0, depth));
        expect(part?.name).toBe(place.path[depth - 1]);
      }
      expect(national.at(place.path.slice(0, 1))?.rank).toBe('province');
    }
  });

  test('a code begins with that of the place it lies in', () => {
    const digits = { province: 2, city: 4, county: 6, zone: 6 } as const;
    for (const { path, code } of PLACES) {
      if (path.length === 1) continue;
      const above = national.at(path.slice(0, -1)) as Place;
      expect(code?.startsWith(above.code?.slice(0, digits[above.rank]) ?? '-')).toBe(true);
    }
  });

  test('every place is found by its full name and by its stem', () => {
    for (const place of PLACES) {
      for (const name of [place.name, placeStem(place.name) ?? place.name]) {
        const places = national.formsAt(nameKey(name), 0).map((form) => form.place);
        expect(places, name).toContain(place);
      }
    }
  });
});

describe('stems', () => {
  test.each([
    ['广东省', '广东'],
    ['肇庆市', '肇庆'],
    ['德庆县', '德庆'],
    ['端州区', '端州'],
    ['广西壮族自治区', '广西'],
    ['宁夏回族自治区', '宁夏'],
    ['新疆维吾尔自治区', '新疆'],
    ['西藏自治区', '西藏'],
    ['香港特别行政区', '香港'],
    ['恩施土家族苗族自治州', '恩施'],
    ['黔东南苗族侗族自治州', '黔东南'],
    ['连山壮族瑶族自治县', '连山'],
    ['乳源瑶族自治县', '乳源'],
    ['大兴安岭地区', '大兴安岭'],
    ['锡林郭勒盟', '锡林郭勒'],
    ['土默特左旗', '土默特左'],
    ['神农架林区', '神农架'],
  ])('%s → %s', (name, stem) => expect(placeStem(name)).toBe(stem));

  test.each(['赵县', '易县', '东区', '旗', '肇庆', ''])('%j has none', (name) =>
    expect(placeStem(name)).toBeUndefined(),
  );
});

describe('forms', () => {
  test('the longest first: 德庆县 before 德庆', () =>
    expect(at(national, '德庆县官圩镇')).toEqual([
      { form: '德庆县', path: [...ZHAOQING, '德庆县'], exact: true },
      { form: '德庆', path: [...ZHAOQING, '德庆县'], exact: false },
    ]));

  test.each(['肇慶', '肇庆'])('%s in either script', (text) =>
    expect(at(national, text)).toEqual([{ form: '肇庆', path: ZHAOQING, exact: false }]),
  );

  test.each([
    [
      '朝阳区',
      [
        ['北京市', '朝阳区'],
        ['吉林省', '长春市', '朝阳区'],
      ],
    ],
    [
      '鼓楼区',
      [
        ['江苏省', '南京市', '鼓楼区'],
        ['江苏省', '徐州市', '鼓楼区'],
        ['福建省', '福州市', '鼓楼区'],
        ['河南省', '开封市', '鼓楼区'],
      ],
    ],
    ['吉林', [['吉林省'], ['吉林省', '吉林市']]],
  ])('%s may be several places, and all of them are kept', (text, paths) =>
    expect(at(national, text).map(({ path }) => path)).toEqual(expect.arrayContaining(paths)),
  );

  test('nothing stands where no place begins', () => {
    for (const text of ['', '肇', '庆市', '这里', '\ud800']) expect(at(national, text)).toEqual([]);
    expect(national.formsAt('在肇庆', 1)).toHaveLength(1);
    expect(national.formsAt('在肇庆', 9)).toEqual([]);
  });
});

describe('what a corpus states', () => {
  test('a path that the nation does not have is a zone without a code', () => {
    expect(known.at(ZONE)).toMatchObject({ name: '肇庆高新区', path: ZONE, rank: 'zone' });
    expect(known.at(ZONE)).not.toHaveProperty('code');
    expect(national.at(ZONE)).toBeUndefined();
  });

  test.each(['肇庆高新区', '大旺', '肇庆高新技术产业开发区'])('%s is one place', (name) =>
    expect(known.formsAt(nameKey(name), 0)[0]?.place).toBe(known.at(ZONE)),
  );

  test('a path that the nation has keeps its code', () =>
    expect(known.at([...ZHAOQING, '德庆县'])).toMatchObject({ code: '441226', rank: 'county' }));

  test('a path in no province, or of a name alone, and a set that names no place, add nothing', () => {
    expect(known.at(['无此省', '无此市'])).toBeUndefined();
    expect(at(known, '无此市')).toEqual([]);
    expect(at(known, '开工')).toEqual([]);
    expect(at(known, '动工')).toEqual([]);
  });

  test('one corpus says nothing to another', () => {
    expect(at(new PlaceTree(), '大旺')).toEqual([]);
    expect(new PlaceTree().at([...ZHAOQING, '德庆县'])?.stated).toBeUndefined();
  });
});

describe('zones', () => {
  test.each([
    ['肇庆高新技术产业开发区', '肇庆高新区'],
    ['肇庆国家高新区', '肇庆高新区'],
    ['肇庆国家级高新技术产业开发区', '肇庆高新区'],
    ['肇庆高新区', '肇庆高新区'],
    ['惠州大亚湾经济技术开发区', '惠州大亚湾经开区'],
    ['肇庆新区', '肇庆新区'],
    ['德庆县', '德庆县'],
  ])('%s is %s', (name, expected) => expect(zoneName(name)).toBe(expected));
});
