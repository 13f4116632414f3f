/** A small corpus for the box: two companies with names in two scripts, projects, and more news than fit a group. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

/** The day `days` before today, in Shanghai. */
export function dayBefore(days: number): string {
  return new Date(Date.now() + SHANGHAI_MS - days * DAY_MS).toISOString().slice(0, 10);
}

const REGIONS = ['广东省', '肇庆市', '德庆县'];

const COMPANIES = [
  { id: 'c1', name: '冠旭电子', fullName: '冠旭电子股份有限公司', aliases: ['Cleer'], regions: REGIONS },
  { id: 'c2', name: '希音', aliases: ['SHEIN'], regions: ['广东省', '肇庆市'] },
];

const PROJECTS = [
  {
    id: 'p1',
    name: '冠旭电子声学产业园',
    company: 'c1',
    stage: '投产',
    investmentYi: 10,
    regions: REGIONS,
    articles: ['a1'],
  },
  {
    id: 'p2',
    name: '希音湾区供应链总部',
    company: 'c2',
    stage: '开工',
    investmentYi: 35,
    regions: ['广东省', '肇庆市'],
    articles: ['a2'],
  },
  {
    id: 'p3',
    name: '冠旭电子二期',
    company: 'c1',
    stage: '签约',
    investmentYi: 0.5,
    regions: REGIONS,
    articles: ['a1'],
  },
];

const ARTICLES = [
  {
    id: 'a1',
    title: '冠旭电子声学产业园在德庆投产',
    text: '冠旭电子在德庆县的声学产业园今日投产，总投资10亿元。二期同日签约。',
    source: '测试日报',
    url: 'https://example.com/a1',
    published: dayBefore(3),
    regions: REGIONS,
    companies: ['c1'],
  },
  {
    id: 'a2',
    title: '希音湾区供应链总部开工',
    text: 'SHEIN在肇庆的供应链总部开工，总投资35亿元。',
    source: '测试晚报',
    url: 'https://example.com/a2',
    published: dayBefore(20),
    regions: ['广东省', '肇庆市'],
    companies: ['c2'],
  },
  ...Array.from({ length: 30 }, (_, at) => ({
    id: `n${at}`,
    title: `园区动态第${at + 1}期：${['道路', '厂房', '污水处理', '标准厂房', '供电', '人才公寓'][at % 6]}建设进展`,
    text: `本期介绍园区第${at + 1}处工地的情况，由${['甲', '乙', '丙', '丁', '戊'][at % 5]}组采写。`,
    source: '园区通讯',
    published: dayBefore(40 + 17 * at),
    regions: ['广东省', at % 2 === 0 ? '肇庆市' : '清远市'],
  })),
  { id: 'u1', title: '园区动态增刊', text: '没有日期的一期。', source: '园区通讯' },
];

/** @param articles more of them, for what they hold */
export async function writeCorpus(folder: string, articles: readonly object[] = []): Promise<string> {
  await mkdir(folder, { recursive: true });
  const lines = (records: readonly object[]) => `${records.map((one) => JSON.stringify(one)).join('\n')}\n`;
  await writeFile(join(folder, 'articles.jsonl'), lines([...ARTICLES, ...articles]));
  await writeFile(join(folder, 'companies.jsonl'), lines(COMPANIES));
  await writeFile(join(folder, 'projects.jsonl'), lines(PROJECTS));
  return folder;
}
