import { describe, expect, test } from 'vitest';
import { STAGES } from '../../../src/contract/record.ts';
import { articleOf, evidenceIn } from '../claims/sample.ts';
import { HOSTILE_NAMES, openRecord as open } from './open-record.ts';
import { linkNamed, type Tag } from './page-html.ts';

const project = {
  type: 'project',
  id: 'p1',
  name: '大旺园',
  stage: '开工',
  company: { id: 'c001', name: '希音' },
  investmentYi: 56,
  floorAreaM2: 260_000,
  regions: ['广东省', '肇庆市'],
  aliases: ['大旺产业园', '大旺园'],
  events: [
    { stage: '签约', date: '2021', articleId: 'a1' },
    { stage: '开工', date: '2023-05', articleId: 'a2' },
    { stage: '投产', date: '2026-06-01', articleId: 'gone' },
    { stage: '达产' },
  ],
  articles: [
    { id: 'a1', title: '旧闻', published: '2021-03-01', source: '甲报' },
    { id: 'a3', title: '无日期' },
    { id: 'a2', title: '新闻二', published: '2023-05-11' },
  ],
  conflicts: [
    { field: 'investmentYi', value: 56, articleId: 'a2' },
    { field: 'investmentYi', value: 50, articleId: 'a1' },
    { field: 'stage', value: '投产', articleId: 'gone' },
    { field: 'landMu' },
    'nonsense',
  ],
};

/** The rows of the table with this class or in this figure, as the texts of their cells. */
function rowsOf(html: string, from: string): readonly string[] {
  const table = html.slice(html.indexOf(from)).match(/<tbody>(.*?)<\/tbody>/s)?.[1] ?? '';
  return table
    .split('</tr>')
    .slice(0, -1)
    .map((row) =>
      row
        .replace(/<\/t[hd]>/g, '|')
        .replace(/<\/li>/g, ' ')
        .replace(/<[^>]+>/g, '')
        .replace(/\s+/g, ' ')
        .replaceAll(' |', '|'),
    );
}

describe('figures', () => {
  test('stand at the top with units, every value where reports differ, and what is not known', async () => {
    const { texts } = await open('/projects/p1', project);
    expect(texts('dt')).toEqual(['投资额', '用地', '建筑面积', '产值']);
    expect(texts('dd')).toEqual(['56 亿元50 亿元说法不一', '—不详', '26 万㎡', '—不详']);
  });

  test('stand side by side with who gives them, those that differ first', async () => {
    const { html } = await open('/projects/p1', project);
    expect(rowsOf(html, 'stacked claims')).toEqual([
      '投资额说法不一|56 亿元|新闻二 2023-05-11|',
      '投资额|50 亿元|旧闻 甲报 2021-03-01|',
      '建筑面积|26 万㎡|项目记录（语料）|',
      '阶段|投产|新闻 gone|',
    ]);
    expect(html).toContain('不作取舍');
    expect(html).not.toContain('nonsense');
  });
});

describe('stages', () => {
  test('are a picture of those with a date, and a table of all with their evidence', async () => {
    const { html, tags } = await open('/projects/p1', project);
    expect(html.match(/<svg class="(wide|narrow)"/g)).toHaveLength(2);
    expect(rowsOf(html, '<figure class="chart"')).toEqual([
      '签约|2021年|旧闻 甲报 2021-03-01|',
      '开工|2023年5月|新闻二 2023-05-11|',
      '计划投产|2026年6月1日|新闻 gone|',
      '达产|日期不详|—|',
    ]);
    expect(html).toContain('日期不详的只列在表里');
    expect(linkNamed(tags, '旧闻')).toBe('/articles/a1');
    const drawn = tags.filter(({ name }) => name === 'text').map(({ text }) => text);
    expect(drawn).toEqual(expect.arrayContaining(['签约', '2021', '开工', '2023-05', '投产', '2026-06-01']));
    expect(drawn).not.toContain('达产');
  });

  test('a single date is no picture', async () => {
    const { html } = await open('/projects/p1', { ...project, events: project.events.slice(0, 1) });
    expect(html).not.toContain('<svg class="wide"');
    expect(rowsOf(html, '<figure class="chart"')).toHaveLength(1);
  });

  test('every stage has a shape of its own order', async () => {
    const events = STAGES.map((stage) => ({ stage }));
    const { html } = await open('/projects/p1', { ...project, stage: undefined, events });
    expect(rowsOf(html, '<figure class="chart"').map((row) => row.split('|')[0])).toEqual([...STAGES]);
    expect(html.match(/<svg class="shape"/g)).toHaveLength(STAGES.length);
  });
});

describe('what was read of it', () => {
  const source = articleOf(
    'a2',
    '项目于2023年5月动工。总投资14亿美元，其中一期投资35亿元，计划2026年投产。',
    {
      title: '新闻二',
      published: '2023-05-11',
    },
  );
  const at = (quote: string) => evidenceIn(source, quote);
  const readings = {
    events: [
      { stage: '开工', date: '2023-05', at: at('2023年5月动工') },
      { stage: '投产', date: '2026', planned: true, at: at('2026年投产') },
    ],
    figures: [
      { kind: 'investment', value: 14, unit: '亿美元', at: at('14亿美元') },
      { kind: 'investment', value: 35, unit: '亿元', phase: '一期', at: at('35亿元') },
      { kind: 'tax', value: 2, unit: '亿元', at: { ...at('14亿美元'), articleId: 'gone' } },
    ],
  };
  const derived = { type: 'project', id: 'p1', name: '大旺园', derived: true, events: [], readings };

  test('has each figure in its own currency with the sentence it stands in, marked', async () => {
    const page = { ...derived, articles: project.articles.slice(2) };
    const { html, tags } = await open('/projects/p1', page, [source]);
    const sentence = '总投资14亿美元，其中一期投资35亿元，计划2026年投产。';
    expect(rowsOf(html, 'stacked claims')).toEqual([
      `投资额|14 亿美元|新闻二 2023-05-11 ${sentence}|`,
      `投资额|一期 35 亿元|新闻二 2023-05-11 ${sentence}|`,
      '税收|2 亿元|新闻 gone 14亿美元|',
    ]);
    expect(html).toContain('总投资<mark>14亿美元</mark>，其中一期');
    const { start, end } = at('14亿美元');
    expect(linkNamed(tags, '新闻二')).toBe(
      `/articles/a2?mark=${at('2023年5月动工').start}-${at('2023年5月动工').end}#mark`,
    );
    expect(html).toContain(`/articles/a2?mark=${start}-${end}#mark`);
    expect(html).not.toContain('说法不一');
  });

  test('has its sentences under its sources, each once with all its marks', async () => {
    const { html } = await open('/projects/p1', { ...derived, articles: project.articles.slice(2) }, [
      source,
    ]);
    const list = /<ol class="article-list">(.*?)<\/ol>/s.exec(html)?.[1] ?? '';
    expect(list.match(/<blockquote/g)).toHaveLength(2);
    expect(list).toContain(
      '总投资<mark>14亿美元</mark>，其中一期投资<mark>35亿元</mark>，计划<mark>2026年投产</mark>。',
    );
  });

  test('says that a program read it', async () => {
    const { texts, html } = await open('/projects/p1', { ...derived, articles: [] });
    expect(texts('span')).toContain('读自报道');
    expect(html).toContain('由程序从报道中读出');
  });
});

test('has its sources, newest first, undated last', async () => {
  const { html } = await open('/projects/p1', project);
  const list = /<ol class="article-list">(.*?)<\/ol>/s.exec(html)?.[1] ?? '';
  expect([...list.matchAll(/href="\/articles\/([^"]+)"/g)].map((match) => match[1])).toEqual([
    'a2',
    'a1',
    'a3',
  ]);
});

test('has its other names and its places', async () => {
  const { tags, texts } = await open('/projects/p1', project);
  expect(texts('aside')).toEqual(['报道中又称大旺产业园']);
  expect(linkNamed(tags, '广东省')).toBe('/places/%E5%B9%BF%E4%B8%9C%E7%9C%81');
});

test('with nothing known says so, and names a company that has no record without a link', async () => {
  const bare = {
    type: 'project',
    id: 'p2',
    name: '某园',
    company: { name: '某厂' },
    events: [],
    articles: [],
  };
  const { html, texts } = await open('/projects/p2', bare);
  expect(html).toContain('<li>某厂</li>');
  expect(html).toContain('没有写明投资额');
  expect(html).toContain('没有写明阶段');
  expect(texts('table')).toEqual([]);
  expect(texts('aside')).toEqual([]);
});

test.each(HOSTILE_NAMES)('the name %.40s stays a name', async (name) => {
  const hostile = {
    ...project,
    name,
    aliases: [name],
    company: { name },
    industry: name,
    regions: [name],
    articles: [{ id: 'a1', title: name, source: name }],
    conflicts: [{ field: name, value: name, articleId: name }],
  };
  const { tags } = await open('/projects/p1', hostile);
  const own = (one: Tag) => one.name === 'h1' && one.text === name.replace(/\s+/g, ' ').trim();
  expect(tags.some(own)).toBe(true);
});
