import { describe, expect, test } from 'vitest';
import type { ReadProject, ReadSum } from '../../src/contract/reading.ts';
import type { Project } from '../../src/contract/record.ts';
import {
  evidence,
  likeness,
  ProjectBook,
  projectKey,
  type ReadOfArticle,
  readingsOf,
  statedProject,
} from '../../src/extraction/project-book.ts';

type Event = ReadProject['events'][number];
const QUOTE = { field: 'text', start: 3, end: 5, quote: '动工' } as const;
const ZHAOQING = ['广东省', '肇庆市', '德庆县'];

const event = (stage: Event['stage'], date?: string, planned?: true): Event => ({
  ...QUOTE,
  stage,
  ...(date === undefined ? {} : { date }),
  ...(planned ? { planned } : {}),
});
const sum = (value: number, fields: Partial<ReadSum> = {}): ReadSum => ({
  ...QUOTE,
  kind: 'investment',
  value,
  unit: '亿元',
  ...fields,
});

/** What an article says of a project of 希音, or of another company. */
function readOf(articleId: string, fields: Partial<ReadProject> = {}, companyId = 'shein'): ReadOfArticle {
  return {
    article: { id: articleId, title: articleId, text: '希音动工' },
    project: { figures: [], events: [], ...fields },
    companyId,
    companyNames: ['希音', 'shein'],
  };
}

function recordsOf(...reads: readonly ReadOfArticle[]): Project[] {
  const book = new ProjectBook();
  for (const read of reads) book.add(read);
  return book.records();
}

describe('what tells one name from another', () => {
  test.each([
    ['希音湾区大旺智慧产业园项目', ['希音'], '湾区大旺智慧产业园'],
    ['希音智慧产业园（一期）项目', ['希音'], '智慧产业园'],
    ['SHEIN智慧产业园', ['希音', 'shein'], '智慧产业园'],
    ['“智慧产业园”项目', [], '智慧产业园'],
    ['希音项目', ['希音'], '希音'],
  ])('%s', (name, companies, key) => expect(projectKey(name, companies)).toBe(key));

  test.each([
    ['智慧产业园', '智慧产业园', 1],
    ['智慧产业园', '镜头模组', 0],
    ['', '', 1],
    ['', '智慧', 0],
    ['甲', '乙', 0],
  ])('%j and %j are alike to %d', (a, b, expected) => {
    expect(likeness(a, b)).toBe(expected);
    expect(likeness(b, a)).toBe(expected);
  });

  test('the more pairs of characters are shared, the more alike', () => {
    expect(likeness('湾区智慧产业园', '智慧产业园')).toBeGreaterThan(
      likeness('湾区智慧产业园', '声学产业园'),
    );
    expect(likeness('湾区智慧产业园', '智慧产业园')).toBeLessThan(1);
  });
});

describe('articles about one project', () => {
  test('make one record, with every event and article', () => {
    const [project, ...others] = recordsOf(
      readOf('a1', { name: '希音智慧产业园', place: ZHAOQING, events: [event('签约', '2023-02')] }),
      readOf('a2', { name: 'SHEIN智慧产业园项目', place: ZHAOQING, events: [event('开工', '2023-05-11')] }),
      readOf('a3', { events: [event('投产', '2024', true)] }),
    );
    expect(others).toEqual([]);
    expect(project).toMatchObject({
      company: 'shein',
      stage: '开工',
      regions: ZHAOQING,
      derived: true,
      articles: ['a1', 'a2', 'a3'],
      events: [
        { stage: '签约', date: '2023-02', articleId: 'a1' },
        { stage: '开工', date: '2023-05-11', articleId: 'a2' },
      ],
    });
    expect(project?.id).toMatch(/^dp-[0-9a-f]{12}$/);
    expect(project?.['readings']).toMatchObject({ events: [{}, {}, { stage: '投产', planned: true }] });
  });

  test('that differ in a figure are both kept, each with its article', () => {
    const [project] = recordsOf(
      readOf('a1', { name: '希音智慧产业园', figures: [sum(100)] }),
      readOf('a2', { name: '希音智慧产业园', figures: [sum(50)] }),
    );
    expect(project?.['readings']).toMatchObject({
      figures: [
        { value: 100, at: { articleId: 'a1' } },
        { value: 50, at: { articleId: 'a2' } },
      ],
    });
  });

  test.each<[string, ReadOfArticle, ReadOfArticle]>([
    ['another company', readOf('a1', { name: '智慧产业园' }), readOf('a2', { name: '智慧产业园' }, 'grand')],
    [
      'another phase',
      readOf('a1', { name: '智慧产业园一期', phase: '一期' }),
      readOf('a2', { name: '智慧产业园二期', phase: '二期' }),
    ],
    [
      'another city',
      readOf('a1', { name: '智慧产业园', place: ZHAOQING }),
      readOf('a2', { name: '智慧产业园', place: ['广东省', '广州市'] }),
    ],
    ['another name', readOf('a1', { name: '智慧产业园' }), readOf('a2', { name: '镜头模组项目' })],
  ])('%s is another project', (_, a, b) => expect(recordsOf(a, b)).toHaveLength(2));

  test('一期 and 首期 are one phase', () =>
    expect(
      recordsOf(
        readOf('a1', { name: '智慧产业园一期', phase: '一期' }),
        readOf('a2', { name: '智慧产业园首期', phase: '首期' }),
      ),
    ).toHaveLength(1));
});

test('phases told in later articles stay apart, whatever the first one says', () => {
  const records = recordsOf(
    readOf('a1', { name: '智慧产业园' }),
    readOf('a2', { name: '智慧产业园一期', phase: '一期' }),
    readOf('a3', { name: '智慧产业园二期', phase: '二期' }),
  );
  expect(records.map(({ articles }) => articles)).toEqual([['a1', 'a2'], ['a3']]);
});

describe('a record', () => {
  test('keeps its id when a later article tells a longer name', () => {
    const short = readOf('a1', { name: '智慧产业园' });
    const [before] = recordsOf(short);
    const [after] = recordsOf(short, readOf('a2', { name: '希音湾区智慧产业园项目', place: ZHAOQING }));
    expect(after?.name).toBe('希音湾区智慧产业园项目');
    expect(after?.id).toBe(before?.id);
  });

  test('has its land in 亩 where only ㎡ are told', () => {
    const land = (value: number, unit: ReadSum['unit']) => sum(value, { kind: 'land', unit });
    expect(recordsOf(readOf('a1', { name: '智慧产业园', figures: [land(200_000, '㎡')] }))[0]?.landMu).toBe(
      300,
    );
    expect(
      recordsOf(readOf('a1', { name: '智慧产业园', figures: [land(200_000, '㎡'), land(301, '亩')] }))[0]
        ?.landMu,
    ).toBe(301);
  });

  test('has the whole where phases are told beside it', () => {
    const [project] = recordsOf(
      readOf('a1', {
        name: '智慧产业园',
        figures: [
          sum(40, { phase: '一期' }),
          sum(100),
          sum(390, { kind: 'land', unit: '亩' }),
          sum(260_000, { kind: 'floorArea', unit: '㎡' }),
          sum(200, { kind: 'output' }),
        ],
      }),
    );
    expect(project).toMatchObject({ investmentYi: 100, landMu: 390, floorAreaM2: 260_000, outputYi: 200 });
  });

  test('has no sum in 亿元 where only another currency is told', () => {
    const [project] = recordsOf(
      readOf('a1', { name: '智慧产业园', figures: [sum(0.9, { unit: '亿美元' })] }),
    );
    expect(project).not.toHaveProperty('investmentYi');
    expect(project?.['readings']).toMatchObject({ figures: [{ value: 0.9, unit: '亿美元' }] });
  });

  test('is as far as facts say, not as plans do', () => {
    const stage = (...events: Event[]) => recordsOf(readOf('a1', { name: '产业园', events }))[0]?.stage;
    expect(stage(event('开工'), event('投产', '2024', true))).toBe('开工');
    expect(stage(event('投产'), event('签约'))).toBe('投产');
    expect(stage(event('增资扩产'), event('签约'))).toBe('签约');
    expect(stage(event('增资扩产'))).toBe('增资扩产');
    expect(stage(event('投产', '2024', true))).toBeUndefined();
  });

  test('without a name says so', () => {
    const company = { name: '希音', names: ['希音'], id: 'shein', sure: true };
    const [project] = recordsOf(readOf('a1', { company, place: ZHAOQING, events: [event('开工')] }));
    expect(project).toMatchObject({ name: '希音德庆项目', named: false });
  });

  test('carries the words it was read from', () => {
    const [project] = recordsOf(readOf('a1', { name: '智慧产业园', events: [event('开工')] }));
    expect(project?.['evidence']).toEqual([{ articleId: 'a1', ...QUOTE }]);
  });
});

test('readings leave out what is of no project’s size', () =>
  expect(
    readingsOf([readOf('a1', { figures: [sum(1, { kind: 'batch' }), sum(2, { kind: 'other' })] })]),
  ).toEqual({
    events: [],
    figures: [],
  }));

test('evidence names the article and copies nothing but the quote', () =>
  expect(evidence(readOf('a1').article, event('开工', '2023'))).toEqual({ articleId: 'a1', ...QUOTE }));

describe('the stated project that an article speaks of', () => {
  const candidate = (id: string, name: string, company = 'shein') => ({
    project: { id, name },
    companyIds: [company],
  });
  const PARK = candidate('p1', '希音智慧产业园');
  const LENS = candidate('p2', '镜头模组项目');
  test.each([
    ['希音湾区智慧产业园项目', [PARK, LENS], 'p1'],
    ['镜头模组项目', [PARK, LENS], 'p2'],
    ['动力电池生产基地', [PARK, LENS], undefined],
    [undefined, [PARK], 'p1'],
    ['智慧产业园', [candidate('p3', '智慧产业园', 'grand')], undefined],
    ['智慧产业园二期', [candidate('p4', '希音智慧产业园一期')], undefined],
    ['智慧产业园', [], undefined],
  ])('%s', (name, candidates, id) => {
    const phase = name?.includes('二期') ? { phase: '二期' } : {};
    expect(
      statedProject(readOf('a1', { ...(name === undefined ? {} : { name }), ...phase }), candidates)?.id,
    ).toBe(id);
  });
});
