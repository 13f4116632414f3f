import { expect, test } from 'vitest';
import { excerptsIn } from '../../../src/crawl/page/related.ts';

const line = (text: string, href?: string) => ({
  text,
  linked: href ? text.length : 0,
  href,
  caption: false,
});
const LONG = '丙田电子在乙江县青石工业园举行园区动工仪式，项目计划总投资30亿元';

test('a title, once or twice, and a text that is cut off', () => {
  const lines = [
    line('正文。'),
    line('相关文章'),
    line('甲市动工', '/1'),
    line('甲市动工', '/1'),
    line(`${LONG}...`),
    line('乙县签约'),
    line(`${LONG}……`),
  ];
  expect(excerptsIn(lines)).toEqual([
    { title: '甲市动工', text: LONG, href: '/1' },
    { title: '乙县签约', text: LONG, href: undefined },
  ]);
});

test.each([
  ['no heading', [line('甲市动工'), line(`${LONG}...`)]],
  ['titles alone', [line('相关文章'), line('甲市动工', '/1'), line('乙县签约', '/2')]],
  ['a text that is not cut off', [line('相关文章'), line('甲市动工'), line(`${LONG}。`)]],
  ['a text without a title', [line('相关文章'), line(`${LONG}...`)]],
  ['a short one', [line('相关文章'), line('甲市动工'), line('更多...')]],
])('%s: none', (_name, lines) => {
  expect(excerptsIn(lines)).toEqual([]);
});
