import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Extraction, Quote } from '../../src/contract/reading.ts';
import { STAGES } from '../../src/contract/record.ts';
import { extract } from '../../src/extraction/extraction.ts';
import { anyString } from '../analysis/sample-text.ts';
import { events, figures, knowledge, read } from './fixture.ts';

describe('a report, whole', () => {
  const title = '56亿！希音湾区大旺智慧产业园签约当天就动工';
  const text =
    '5月11日，希音（ＳＨＥＩＮ）湾区大旺智慧产业园项目在肇庆高新区签约，当天便动工。项目总投资56亿元，占地390亩，' +
    '达产后年产值200亿元、年税收1.5亿元。该项目预计2024年6月投产。';
  const reading = extract({ title, text, published: '2023-05-20' }, knowledge);

  test('companies by their records', () =>
    expect(reading.companies.map(({ field, quote, name, id }) => [field, quote, name, id])).toEqual([
      ['title', '希音', '希音', 'shein'],
      ['text', '希音', '希音', 'shein'],
      ['text', 'ＳＨＥＩＮ', '希音', 'shein'],
    ]));

  test('places by their path', () => {
    expect(reading.places.map(({ quote, path }) => [quote, path.join('/')])).toContainEqual([
      '肇庆高新区',
      '广东省/肇庆市/肇庆高新区',
    ]);
  });

  test('dates as exact as their words', () =>
    expect(
      reading.dates.filter(({ date }) => date !== undefined).map(({ quote, date }) => [quote, date]),
    ).toEqual([
      ['5月11日', '2023-05-11'],
      ['当天', '2023-05-11'],
      ['2024年6月', '2024-06'],
    ]));

  test('sums by what they are of', () =>
    expect(figures(reading.sums.filter(({ field }) => field === 'text'))).toEqual([
      'investment 56 亿元',
      'land 390 亩',
      'output 200 亿元',
      'tax 1.5 亿元',
    ]));

  test('one project with its company, its place, its figures and its events', () => {
    expect(reading.projects).toHaveLength(1);
    const [project] = reading.projects;
    expect(project?.company).toMatchObject({ id: 'shein', name: '希音' });
    expect(project?.place).toEqual(['广东省', '肇庆市', '肇庆高新区']);
    expect(events(project)).toEqual(['签约 2023-05-11', '开工 2023-05-11', '投产 2024-06 预计']);
    expect(figures(project?.figures)).toEqual([
      'investment 56 亿元',
      'land 390 亩',
      'output 200 亿元',
      'tax 1.5 亿元',
    ]);
  });

  test('the same text says the same again', () =>
    expect(extract({ title, text, published: '2023-05-20' }, knowledge)).toEqual(reading));

  test('in traditional characters it says the same', () => {
    const { projects } = read('希音灣區大旺智慧產業園項目2023年5月11日簽約，總投資56億元，預計2024年投產。');
    expect(projects).toHaveLength(1);
    expect(projects[0]?.name).toBe('希音灣區大旺智慧產業園項目');
    expect(events(projects[0])).toEqual(['签约 2023-05-11', '投产 2024 预计']);
    expect(figures(projects[0]?.figures)).toEqual(['investment 56 亿元']);
  });
});

describe('what differs inside an article stands side by side', () => {
  test('100亿 and 50亿', () => {
    const { projects } = read(
      '希音智慧产业园项目总投资100亿元。希音智慧产业园项目总投资50亿元，2023年动工。',
    );
    expect(projects.map((project) => figures(project.figures))).toEqual([
      ['investment 100 亿元', 'investment 50 亿元'],
    ]);
  });

  test('the whole and its phases', () => {
    const { projects } = read('希音智慧产业园项目总投资100亿元，其中一期40亿元、二期60亿元。');
    expect(figures(projects[0]?.figures)).toEqual([
      'investment 100 亿元',
      'investment 40 亿元 一期',
      'investment 60 亿元 二期',
    ]);
  });
});

describe('other currencies stay what they are', () => {
  test.each([
    ['9000万美元', 'investment 0.9 亿美元'],
    ['6亿港元', 'investment 6 亿港元'],
    ['1.5亿欧元', 'investment 1.5 亿欧元'],
  ])('%s', (sum, figure) => {
    const { projects } = read(`冠旭电子声学产业园项目总投资${sum}，2023年动工。`);
    expect(figures(projects[0]?.figures)).toEqual([figure]);
  });
});

test('佛山(云浮)产业转移工业园 does not lie in 佛山', () => {
  const { places } = read('佛山(云浮)产业转移工业园项目动工。');
  expect(places.filter(({ quote }) => quote === '佛山')).toEqual([]);
});

test('nothing is read from nothing', () =>
  expect(extract({ title: '', text: '' }, knowledge)).toEqual({
    companies: [],
    places: [],
    dates: [],
    sums: [],
    projects: [],
  }));

function quotesOf({ companies, places, dates, sums, projects }: Extraction): Quote[] {
  const ofProjects = projects.flatMap((project) => [...project.events, ...project.figures]);
  return [...companies, ...places, ...dates, ...sums, ...ofProjects];
}

/** Every range lies in its field and slices to its words; what is listed is in order and of its kind. */
function holds(article: { title: string; text: string; published?: string }): void {
  const reading = extract(article, knowledge);
  for (const { field, start, end, quote } of quotesOf(reading)) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(article[field].length);
    expect(article[field].slice(start, end)).toBe(quote);
  }
  for (const { path } of reading.places) expect(path.length).toBeGreaterThan(0);
  for (const project of reading.projects) {
    expect(project.events.length + project.figures.length).toBeGreaterThan(0);
    expect(project.name ?? project.company?.name).toBeTruthy();
    for (const { stage } of project.events) expect(STAGES).toContain(stage);
    for (const { kind, value } of project.figures) {
      expect(['batch', 'other']).not.toContain(kind);
      expect(value).toBeGreaterThan(0);
    }
  }
}

const published = fc.constantFrom(undefined, '2023-05-20', '2024-02-29T23:59:59Z');
const day = (date: string | undefined) => (date === undefined ? {} : { published: date });

const WORDS = [
  ...[
    '希音',
    '（SHEIN）',
    '冠旭电子',
    '璟曜光学科技有限公司',
    '某公司',
    '莱檬（怀集）',
    '智慧产业园',
    '项目',
    '二期',
    '该项目',
  ],
  ...['肇庆', '德庆县', '大旺', '高新区', '官圩镇', '朝阳区'],
  ...['签约', '动工', '竣工投产', '封顶', '增资扩产', '尚未', '预计', '计划', '仪式', '33个项目'],
  ...['2023年', '5月11日', '大年初七', '第一季度', '去年', '当天', '7个月前 (09-27)'],
  ...['总投资', '56亿元', '9000万美元', '年产值', '占地', '390亩', '26万平方米', '一期', '其中'],
  ...['，', '。', '；', '、', '：', '\n', '（', '）', '“', '”', '由', '投资建设', '在', '的', '和'],
];
const story = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(''));

test('of any story: every range slices to the words quoted', () =>
  fc.assert(
    fc.property(story, story, published, (title, text, date) => holds({ title, text, ...day(date) })),
    { numRuns: 300 },
  ));

test('of any text, lone surrogates included: it ends and every range slices to the words quoted', () =>
  fc.assert(
    fc.property(anyString, anyString, published, (title, text, date) => holds({ title, text, ...day(date) })),
    { numRuns: 300 },
  ));
