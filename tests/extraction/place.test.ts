import { describe, expect, test } from 'vitest';
import { Passage } from '../../src/extraction/passage.ts';
import { anchorPlaces, findPlaces } from '../../src/extraction/place.ts';
import { newAnchors } from '../../src/extraction/place-anchors.ts';
import { knowledge } from './fixture.ts';

const { tree } = knowledge;

/** `四会市=广东省/肇庆市/四会市 441284` of each mention; the passages are read one after the other. */
function places(...texts: string[]): string[] {
  const passages = texts.map((text) => new Passage('text', text));
  const anchors = newAnchors();
  for (const passage of passages) anchorPlaces(passage, tree, anchors);
  return passages.flatMap((passage) =>
    findPlaces(passage, tree, anchors, []).map((place) =>
      [`${passage.quote(place)}=${place.path.join('/')}`, place.code].filter(Boolean).join(' '),
    ),
  );
}

describe('places on the tree, with their code', () => {
  test.each([
    ['广东省肇庆市四会市', '广东省肇庆市四会市=广东省/肇庆市/四会市 441284'],
    ['广东肇庆怀集县', '广东肇庆怀集县=广东省/肇庆市/怀集县 441224'],
    ['在德庆县动工', '德庆县=广东省/肇庆市/德庆县 441226'],
    ['落户肇庆', '肇庆=广东省/肇庆市 441200'],
    ['肇慶市簽約', '肇慶市=广东省/肇庆市 441200'],
    ['江苏省苏州市', '江苏省苏州市=江苏省/苏州市 320500'],
    ['重庆市万州区', '重庆市万州区=重庆市/万州区 500101'],
    ['北京市朝阳区', '北京市朝阳区=北京市/朝阳区 110105'],
    ['南京市鼓楼区', '南京市鼓楼区=江苏省/南京市/鼓楼区 320106'],
    ['吉林省吉林市', '吉林省吉林市=吉林省/吉林市 220200'],
    ['恩施土家族苗族自治州', '恩施土家族苗族自治州=湖北省/恩施土家族苗族自治州 422800'],
    ['东莞市', '东莞市=广东省/东莞市 441900'],
  ])('%s', (text, expected) => expect(places(text)).toEqual([expected]));

  test('a town has the path of its county and no code', () =>
    expect(places('肇庆市德庆县官圩镇')).toEqual(['肇庆市德庆县官圩镇=广东省/肇庆市/德庆县/官圩镇']));

  test('neighbours of a city that was named', () =>
    expect(places('肇庆高要区、鼎湖区、端州区')).toEqual([
      '肇庆高要区=广东省/肇庆市/高要区 441204',
      '鼎湖区=广东省/肇庆市/鼎湖区 441203',
      '端州区=广东省/肇庆市/端州区 441202',
    ]));

  test('德庆 is not 德州', () =>
    expect(places('德庆与德州')).toEqual(['德庆=广东省/肇庆市/德庆县 441226', '德州=山东省/德州市 371400']));
});

describe('zones', () => {
  test.each(['大旺', '肇庆高新区', '肇庆高新技术产业开发区', '肇庆国家高新区'])('%s is one place', (text) =>
    expect(places(`落户${text}，`)).toEqual([`${text}=广东省/肇庆市/肇庆高新区`]),
  );

  test('one that the corpus does not state lies in its city', () =>
    expect(places('落户佛山高新区')).toEqual(['佛山高新区=广东省/佛山市/佛山高新区']));

  test('高新区 alone is that of the city named before', () =>
    expect(places('肇庆市召开会议。高新区项目动工。')).toEqual([
      '肇庆市=广东省/肇庆市 441200',
      '高新区=广东省/肇庆市/肇庆高新区',
    ]));

  test('高新区 alone, of no city, is no place', () => expect(places('高新区项目动工')).toEqual([]));
});

describe('a name that several places share', () => {
  test('is none by itself', () => {
    expect(places('朝阳区')).toEqual([]);
    expect(places('鼓楼区')).toEqual([]);
  });

  test('is that of the city that the article names, wherever it names it', () => {
    expect(places('南京签约', '鼓楼区动工')).toContain('鼓楼区=江苏省/南京市/鼓楼区 320106');
    expect(places('鼓楼区动工', '南京签约')).toContain('鼓楼区=江苏省/南京市/鼓楼区 320106');
  });
});

describe('a place in another name is none', () => {
  test.each(['', '肇庆日报', '肇庆学院', '广州大学', '北京路', '香港大学', '和平发展', '长安汽车'])(
    '%j',
    (text) => expect(places(text)).toEqual([]),
  );

  test('nor one inside what is taken already', () => {
    const passage = new Passage('text', '肇庆小鹏公司落户德庆');
    const found = findPlaces(passage, tree, newAnchors(), [{ start: 0, end: 6 }]);
    expect(found.map((place) => passage.quote(place))).toEqual(['德庆']);
  });
});

describe('names of places as the trade prints them', () => {
  test.each([
    ['落户凉山州，', ['凉山州=四川省/凉山彝族自治州 513400']],
    ['枣庄市中区举办', ['枣庄市中区=山东省/枣庄市/市中区 370402']],
    ['福州市委副书记出席', ['福州市=福建省/福州市 350100']],
    ['项目落户武汉光谷，', ['武汉光谷=湖北省/武汉市/东湖高新区']],
    ['新华社海口8月6日电', ['海口=海南省/海口市 460100']],
    ['上海浦东产业', ['上海浦东=上海市/浦东新区 310115']],
    ['在上海签约后，昆山项目动工', ['上海=上海市 310000', '昆山=江苏省/苏州市/昆山市 320583']],
  ])('%s', (text, expected) => expect(places(text)).toEqual(expected));

  test('a zone with a name of its own is that wherever it stands, and 新区 alone is that one', () =>
    expect(places('菏泽市鲁西新区签约。在鲁西新区，新区有项目动工，鲁西新区再签约。')).toEqual([
      '菏泽市鲁西新区=山东省/菏泽市/鲁西新区',
      '鲁西新区=山东省/菏泽市/鲁西新区',
      '新区=山东省/菏泽市/鲁西新区',
      '鲁西新区=山东省/菏泽市/鲁西新区',
    ]));

  test.each([
    ['乡村振兴项目', 'a word of the language'],
    ['张江西北区项目', 'a direction'],
    ['香港城市大学项目', 'a university'],
    ['洋浦疏港高速公路', 'a road'],
    ['黑河东岸的净水厂', 'a river'],
  ])('%s is none: %s', (text) =>
    expect(places(text).filter((place) => !place.startsWith('江西'))).toEqual([]),
  );
});

describe('zones and offices', () => {
  test.each([
    ['宜宾市三江新区', '宜宾市三江新区=四川省/宜宾市/三江新区'],
    ['东莞松山湖高新区', '松山湖高新区=广东省/东莞市/松山湖高新区'],
    ['落户大亚湾', '大亚湾=广东省/惠州市/大亚湾区'],
    ['东莞市寮步镇', '东莞市寮步镇=广东省/东莞市/寮步镇'],
    ['江门市委宣布', '江门市=广东省/江门市 440700'],
    ['三水区长在会上说', '三水=广东省/佛山市/三水区 440607'],
    ['广西南宁设有基地', '广西南宁=广西壮族自治区/南宁市 450100'],
  ])('%s', (text, place) => expect(places(text).join(' ')).toContain(place));
});
