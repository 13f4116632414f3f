import { expect, test } from 'vitest';
import { projectContext } from '../../src/index/context.ts';

const project = { id: 'p', name: '莱檬（怀集）大健康产业园', aliases: ['莱檬园'] };
const article = (text: string) => ({ id: 'a', title: '题', text });

test('an article about one or two projects is about them from end to end', () => {
  const text = '莱檬签约。\n园区将生产柠檬果胶。';
  expect(projectContext(project, [], [article(text)], [1])).toEqual([text]);
  expect(projectContext(project, [], [article(text), article(text)], [2, 1])).toEqual([text, text]);
});

test('of an article about many, the sentences that name the project or its company', () => {
  const text =
    '怀集集中签约。莱檬(怀集)大健康产业园投资10亿元；另一家投资2亿元。\n廣州市萊檬生物稱分三期建設！莱檬园已动工';
  const found = projectContext(project, ['广州市莱檬生物'], [article(text)], [5]);
  expect(found).toEqual([
    '莱檬(怀集)大健康产业园投资10亿元；',
    '廣州市萊檬生物稱分三期建設！',
    '莱檬园已动工',
  ]);
});

test('an article without text, and a project without articles, say nothing', () => {
  expect(projectContext(project, [], [article('')], [1])).toEqual([]);
  expect(projectContext(project, [], [], [])).toEqual([]);
});
