import { expect, test } from 'vitest';
import { knowledge, read } from './fixture.ts';

const owners = (text: string) =>
  read(text).projects.map(({ name, company }) => `${company?.name ?? '-'}: ${name ?? '-'}`);

test('the names are read with the dictionary of the corpus', () =>
  expect(knowledge.dictionary.named('希音')).toHaveLength(1));

test.each([
  [
    '重点项目如下：\n●冠旭电子耳机基地：主体封顶；\n●松果家五金刀剪智能工厂：设备安装；\n●小鹏汽车电驱项目：投产。',
    '松果家: 松果家五金刀剪智能工厂',
  ],
])('%s', (text, owner) => expect(owners(text)).toContain(owner));

test.each([
  '重点项目如下：\n●城市综合体项目：主体封顶；\n●智慧停车场项目：设备安装。',
  '●冠旭电子耳机基地：封顶；\n●老旧小区改造项目：开工；\n●小鹏汽车电驱项目：投产。',
])('%j: a list of works gives nobody an owner by its words', (text) => {
  for (const owner of owners(text)) expect(owner).toMatch(/^(?:-|冠旭电子|小鹏汽车): /u);
});
