import { expect, test } from 'vitest';
import { exportCells, exportObject, HEADINGS } from '../../../src/server/export/export-row.ts';
import { hitOf, marked } from '../pages/fixed-engine.ts';

const PROJECT = hitOf({
  type: 'project',
  id: 'p1',
  title: marked('大旺园', [0, 2]),
  published: '2023-05-11',
  regions: ['广东省', '肇庆市'],
  companies: [{ id: 'c1', name: '希音' }],
  stage: '开工',
  investmentYi: 56.5,
  industry: '跨境电商',
  articleCount: 3,
  derived: true,
});

test('a project as cells under their headings', () => {
  const cells = exportCells(PROJECT);
  expect(Object.fromEntries(HEADINGS.map((heading, index) => [heading, cells[index]]))).toEqual({
    类型: '项目',
    编号: 'p1',
    标题或名称: '大旺园',
    日期: '2023-05-11',
    来源: undefined,
    网址: undefined,
    地区: '广东省/肇庆市',
    企业: '希音',
    项目: '',
    阶段: '开工',
    '投资额(亿元)': 56.5,
    行业: '跨境电商',
    报道篇数: 3,
    读自报道: '是',
  });
});

test('as an object with stable keys, without what is not known', () => {
  expect(exportObject(PROJECT)).toEqual({
    type: 'project',
    id: 'p1',
    title: '大旺园',
    published: '2023-05-11',
    regions: ['广东省', '肇庆市'],
    companies: ['希音'],
    projects: [],
    stage: '开工',
    investmentYi: 56.5,
    industry: '跨境电商',
    articleCount: 3,
    derived: true,
  });
  expect(Object.keys(exportObject(hitOf({ id: 'a1' })))).toEqual([
    'type',
    'id',
    'title',
    'companies',
    'projects',
  ]);
});
