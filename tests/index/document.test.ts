import { describe, expect, test } from 'vitest';
import { articleTexts, companyTexts, fieldLength, projectTexts } from '../../src/index/document.ts';

describe('the texts of a record', () => {
  test('an article', () => {
    const article = {
      id: 'a',
      title: '题',
      text: '文',
      regions: ['肇庆市'],
      industries: ['电子'],
      tags: ['快讯'],
    };
    const expected = {
      title: ['题'],
      names: ['希音'],
      labels: ['肇庆市', '电子', '快讯'],
      body: ['文'],
      context: [],
    };
    expect(articleTexts(article, ['希音'])).toEqual(expected);
    const bare = { title: ['题'], names: [], labels: [], body: [''], context: [] };
    expect(articleTexts({ id: 'a', title: '题', text: '' }, [])).toEqual(bare);
  });

  test('a project, by its companies or by the name that is given', () => {
    const project = { id: 'p', name: '一期', company: '某公司', aliases: ['首期'], stage: '投产' as const };
    const names = (companies: string[]) => projectTexts(project, companies).names;
    expect(names(['希音'])).toEqual(['首期', '希音']);
    expect(names([])).toEqual(['首期', '某公司']);
    expect(projectTexts(project, [])).toMatchObject({ title: ['一期'], labels: ['投产'], body: [] });
    expect(projectTexts({ id: 'p', name: '一期' }, [])).toEqual({
      title: ['一期'],
      names: [],
      labels: [],
      body: [],
      context: [],
    });
    expect(projectTexts(project, [], ['一期投产。']).context).toEqual(['一期投产。']);
  });

  test('a company', () => {
    const company = {
      id: 'c',
      name: '希音',
      fullName: '希音公司',
      aliases: ['SHEIN'],
      industry: '电商',
      regions: ['南京市'],
    };
    const expected = {
      title: ['希音'],
      names: ['希音公司', 'SHEIN'],
      labels: ['南京市', '电商'],
      body: [],
      context: [],
    };
    expect(companyTexts(company)).toEqual(expected);
  });
});

test.each([
  [['肇庆市'], 3],
  [['肇庆市', '德庆'], 5],
  [['SHEIN'], 2],
  [['希音 (SHEIN) 2017mv'], 6],
  [['头部季度'], 4],
  [['，。'], 0],
  [[''], 0],
  [[], 0],
])('the length of %j is %i', (texts, length) => expect(fieldLength(texts)).toBe(length));
