import { describe, expect, test } from 'vitest';
import { read } from './fixture.ts';

const companies = (text: string, title?: string) =>
  read(text, title === undefined ? {} : { title }).companies.map(
    ({ quote, name, id }) => `${quote}=${id ?? name}`,
  );

describe('companies of the corpus, by each of their names', () => {
  test.each([
    ['希音落户。', ['希音=shein']],
    ['SHEIN落户。', ['SHEIN=shein']],
    ['Shein落户。', ['Shein=shein']],
    ['希音（SHEIN）落户。', ['希音=shein', 'SHEIN=shein']],
    ['深圳市冠旭电子股份有限公司落户。', ['深圳市冠旭电子股份有限公司=grand']],
    ['冠旭电子、小鹏汽车与希音签约。', ['冠旭电子=grand', '小鹏汽车=xpeng', '希音=shein']],
    ['寧德時代與肇慶市簽約。', ['寧德時代=catl']],
    ['XPeng与CATL合作。', ['XPeng=xpeng', 'CATL=catl']],
  ])('%s', (text, expected) => expect(companies(text)).toEqual(expected));

  test('何小鹏 is a person', () =>
    expect(companies('何小鹏到访。小鹏汽车动工。')).toEqual(['小鹏汽车=xpeng']));
});

describe('names never seen', () => {
  test.each([
    ['璟曜光学科技有限公司落户。', ['璟曜光学科技有限公司=璟曜光学科技有限公司']],
    [
      '上海璟曜光学科技有限公司（以下简称“璟曜光学”）落户，璟曜光学随后动工。',
      [
        '上海璟曜光学科技有限公司=上海璟曜光学科技有限公司',
        '璟曜光学=上海璟曜光学科技有限公司',
        '璟曜光学=上海璟曜光学科技有限公司',
      ],
    ],
    ['瑞士企业ABB投资建厂。', ['ABB=ABB']],
  ])('%s', (text, expected) => expect(companies(text)).toEqual(expected));

  test('a name told in the text is known in the title', () => {
    const text = '上海璟曜光学科技有限公司（以下简称“璟曜”）签约。';
    expect(companies(text, '璟曜签约')[0]).toBe('璟曜=上海璟曜光学科技有限公司');
  });

  test('none is told to the next article', () => {
    companies('上海璟曜光学科技有限公司（以下简称“璟曜”）签约。');
    expect(companies('璟曜。')).toEqual([]);
  });
});

test.each(['', '记者从市政府获悉，多家企业和公司来访。', '该公司与这家集团签约。', '全市33个项目集中开工。'])(
  '%j names none',
  (text) => expect(companies(text)).toEqual([]),
);

test('a page of the corpus names each company where it stands', () => {
  const text = '希音与冠旭电子签约。希音随后动工，冠旭电子年底投产。';
  expect(read(text).companies.map(({ start, end }) => text.slice(start, end))).toEqual([
    '希音',
    '冠旭电子',
    '希音',
    '冠旭电子',
  ]);
});

describe('names in the news of the trade', () => {
  const names = (text: string) => read(text, {}).companies.map(({ quote }) => quote);

  test.each([
    ['国盛产投·宝山药谷竣工。', ['国盛产投']],
    ['多家上市公司和跨国公司加码。', []],
    ['公司在香港设立香港投资公司。', []],
    ['广州市铂岚产业投资合伙企业（有限合伙）竞得该地块。', ['广州市铂岚产业投资合伙企业（有限合伙）']],
    ['浔阳药业旗下璟凰实业有限公司开工。', ['浔阳药业', '璟凰实业有限公司']],
    ['宋旭带领成都凌泰氪生物技术有限公司入驻。', ['成都凌泰氪生物技术有限公司']],
    ['由稻田铸都发展集团投资建设。', ['稻田铸都发展集团']],
    ['欢迎中国企业赴斐投资。', []],
    ['企业能级水平高，效益好。', []],
    ['隽能电池（60亿元）签约。', ['隽能电池']],
    ['大唐封开莲都风电场并网发电。', ['大唐']],
    ['大唐盛世的歌舞。', []],
    ['华侨城集团投资30亿元。', ['华侨城集团']],
    ['富士康子公司将建厂。', ['富士康']],
    ['除璟曜科技外，还有别家。', ['璟曜科技']],
    ['由璟曜集团控股的企业。', ['璟曜集团']],
    ['让更多企业早开工、早投产。', []],
    ['七国集团发表声明。', []],
    ['一家咨询顾问公司说。', []],
    ['鸿图科技（肇庆）有限公司签约，鸿图科技明年动工。', ['鸿图科技（肇庆）有限公司', '鸿图科技']],
  ])('%s', (text, expected) => expect(names(text)).toEqual(expected));
});
