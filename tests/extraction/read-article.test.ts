import { expect, test } from 'vitest';
import { readArticle } from '../../src/extraction/read-article.ts';
import { knowledge, readingOf } from './fixture.ts';

test('the title and the text are read, each for itself', () => {
  const { findings, projects } = readArticle(
    { title: '希音动工', text: '冠旭电子竣工。', published: '2023-05-20' },
    knowledge,
  );
  expect(findings.map(({ passage }) => passage.field)).toEqual(['title', 'text']);
  expect(findings.map(({ companies }) => companies.map(({ company }) => company.id))).toEqual([
    ['shein'],
    ['grand'],
  ]);
  expect(findings.map(({ published }) => published)).toEqual(['2023-05-20', '2023-05-20']);
  expect(projects.map(({ company }) => company?.id)).toEqual(['shein', 'grand']);
});

test('a company is one in both', () => {
  const { findings } = readArticle({ title: 'SHEIN动工', text: '希音投产。' }, knowledge);
  const [title, text] = findings.map(({ companies }) => companies[0]?.company);
  expect(title).toBe(text);
});

test('the day of a date-time is that of Shanghai', () =>
  expect(readingOf('昨日动工', '2023-05-19T20:00:00Z').findings[1]?.dates[0]?.date).toBe('2023-05-19'));

test('the day told in the title is that of 当天 in the text', () => {
  const { findings } = readArticle({ title: '2023年5月11日肇庆签约', text: '当天动工。' }, knowledge);
  expect(findings[1]?.dates[0]?.date).toBe('2023-05-11');
});
