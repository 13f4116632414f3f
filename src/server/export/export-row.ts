/** One record as a row to take away: the same columns for articles, projects and companies. */
import type { Hit } from '../../contract/search.ts';

type Cell = string | number | undefined;

/** Key in JSON, heading in CSV, and where it comes from. Order and keys are part of the public surface. */
const COLUMNS: readonly {
  readonly key: string;
  readonly heading: string;
  readonly json: (hit: Hit) => Cell | boolean | readonly string[];
  /** Absent: as in JSON. */
  readonly cell?: (hit: Hit) => Cell;
}[] = [
  { key: 'type', heading: '类型', json: ({ type }) => type, cell: ({ type }) => TYPES[type] },
  { key: 'id', heading: '编号', json: ({ id }) => id },
  { key: 'title', heading: '标题或名称', json: ({ title }) => title.text },
  { key: 'published', heading: '日期', json: ({ published }) => published },
  { key: 'source', heading: '来源', json: ({ source }) => source },
  { key: 'url', heading: '网址', json: ({ url }) => url },
  {
    key: 'regions',
    heading: '地区',
    json: ({ regions }) => regions,
    cell: ({ regions = [] }) => regions.join('/'),
  },
  {
    key: 'companies',
    heading: '企业',
    json: ({ companies }) => companies.map(({ name }) => name),
    cell: ({ companies }) => companies.map(({ name }) => name).join('、'),
  },
  {
    key: 'projects',
    heading: '项目',
    json: ({ projects }) => projects.map(({ name }) => name),
    cell: ({ projects }) => projects.map(({ name }) => name).join('、'),
  },
  { key: 'stage', heading: '阶段', json: ({ stage }) => stage },
  { key: 'investmentYi', heading: '投资额(亿元)', json: ({ investmentYi }) => investmentYi },
  { key: 'industry', heading: '行业', json: ({ industry }) => industry },
  { key: 'articleCount', heading: '报道篇数', json: ({ articleCount }) => articleCount },
  {
    key: 'derived',
    heading: '读自报道',
    json: ({ derived }) => derived,
    cell: ({ derived }) => (derived === true ? '是' : undefined),
  },
];

const TYPES = { article: '新闻', project: '项目', company: '企业' } as const;

export const HEADINGS: readonly string[] = COLUMNS.map(({ heading }) => heading);

export function exportCells(hit: Hit): readonly Cell[] {
  return COLUMNS.map(({ json, cell }) => (cell ?? (json as (hit: Hit) => Cell))(hit));
}

/** What is not known is left out. */
export function exportObject(hit: Hit): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    COLUMNS.flatMap(({ key, json }) => {
      const value = json(hit);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}
