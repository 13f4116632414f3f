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
    // a form behind a name that is known without it
    ['8月，可口可乐公司第三条生产线投产。', ['可口可乐公司']],
    ['产线由蔚来资本投资1亿元。', ['蔚来资本']],
    ['厂房由璟曜集团控股的企业建设。璟曜集团竞得土地。', ['璟曜集团', '璟曜集团']],
    // two known names that touch
    ['5月，中粮可口可乐投资3亿元建厂。', ['中粮可口可乐']],
    // a place in brackets is the name's where the name goes on or ends
    ['索雷铂董事长到会。索雷铂（太仓）流体签约，投资2亿元。', ['索雷铂', '索雷铂（太仓）流体']],
    ['平谦国际（肇庆新区）现代产业园首期30亿元。', ['平谦国际']],
    // a zone in front of a full name
    ['走进葛店开发区湖北璟曜锂电材料有限公司。', ['湖北璟曜锂电材料有限公司']],
    // enterprises of cities and provinces
    ['老厂房没有拆，赣州文投将把它改造成园区，投资1亿元。', ['赣州文投']],
    ['厂房总投资2亿元，承建单位为藏建三公司。', ['藏建三公司']],
    // brands that are words, before what nothing else has
    ['主要生产苹果iPhone，苹果是大客户。', ['苹果', '苹果']],
    ['村里种苹果，苹果今年丰收。', []],
    // a trade that its owner is called by, and what is built
    ['同在镇上的还有璟利来涂料数字工厂项目，6月竣工。', ['璟利来涂料']],
    ['金奈附近的 Kancheepuram 区建设园区，投资2亿元。', []],
    ['宁德核电项目开工，总投资200亿元。', []],
    ['已有璟安达等9家企业预订厂房。', ['璟安达']],
    ['三个唯美，一座新城，投资2亿元。', []],
    ['地铁2号线希音站旁的厂房投产，希音路通车。', []],
    ['有人劝小鹏卖掉厂房。', []],
    ['公司当年进规入限，投资2亿元的项目投产。进规入限今年翻番。', []],
    ['芦苞签约18个项目、66亿元；芦苞镇同日动工7个。', []],
    ['来厂的第一天，董事长蔡国亮便与园区签订协议，投资1亿元。', []],
    ['与芒果文旅公司、万达酒管集团对接，投资5亿元。', ['芒果文旅公司', '万达酒管集团']],
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
