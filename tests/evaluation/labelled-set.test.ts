import { describe, expect, test } from 'vitest';
import { readLabelledSet } from '../../src/evaluation/labelled-set.ts';
import { appError, folderOf } from '../corpus/fixture.ts';

const fileOf = async (text: string) => `${await folderOf({ file: text })}/file`;
const line = (fields: object = {}) =>
  `${JSON.stringify({ id: 't1', published: null, title: '快讯', text: '', projects: [], ...fields })}\n`;

describe('marks', () => {
  test('are taken out, and each label has its place in what is left', async () => {
    const title = '[investment|56亿|56 亿元]！[company|希音]动工';
    const text = '在[place|大旺|广东省/肇庆市/肇庆高新区]，占地[land|390亩|390 亩]。[company|SHEIN]到场。';
    const [read] = await readLabelledSet(await fileOf(line({ title, text })));
    expect(read).toMatchObject({ id: 't1', published: undefined, title: '56亿！希音动工' });
    expect(read?.text).toBe('在大旺，占地390亩。SHEIN到场。');
    expect(
      read?.labels.map((label) => [
        label.field,
        label.kind,
        read[label.field].slice(label.start, label.end),
        label.value,
      ]),
    ).toEqual([
      ['title', 'investment', '56亿', '56 亿元'],
      ['title', 'company', '希音', undefined],
      ['text', 'place', '大旺', '广东省/肇庆市/肇庆高新区'],
      ['text', 'land', '390亩', '390 亩'],
      ['text', 'company', 'SHEIN', undefined],
    ]);
  });

  test.each(['output', 'tax', 'money', 'batch', 'floorArea'])('%s is a kind', async (kind) => {
    const [read] = await readLabelledSet(await fileOf(line({ text: `[${kind}|5亿元|5 亿元]` })));
    expect(read?.labels).toEqual([{ kind, field: 'text', start: 0, end: 3, value: '5 亿元' }]);
  });

  test('other square brackets are text', async () => {
    const text = '[1] 见[注]，a[0]|b|c]';
    expect((await readLabelledSet(await fileOf(line({ text }))))[0]).toMatchObject({ text, labels: [] });
  });

  test('of an unknown kind are an error that names the line', async () => {
    const path = await fileOf(line() + line({ text: '[firm|希音]' }));
    const { message } = await appError(readLabelledSet(path), 'file_unreadable');
    expect(message).toContain(`${path}:2`);
    expect(message).toContain('[firm|希音]');
  });
});

test('one text a line, empty lines aside, with its projects and its day', async () => {
  const project = {
    name: null,
    company: '希音',
    investment: '56 亿元',
    events: [
      { stage: '开工', date: '2023-05-11' },
      { stage: '投产', date: null, planned: true },
    ],
  };
  const path = await fileOf(
    `${line({ published: '2023-05-20', projects: [project] })}\n${line({ id: 't2' })}`,
  );
  const texts = await readLabelledSet(path);
  expect(texts.map(({ id, published }) => [id, published])).toEqual([
    ['t1', '2023-05-20'],
    ['t2', undefined],
  ]);
  expect(texts[0]?.projects).toEqual([project]);
});

test('none in an empty file', async () => expect(await readLabelledSet(await fileOf(''))).toEqual([]));

describe('a bad line is an error that names file, line and field', () => {
  test.each([
    ['{"id":"t1"', 'JSON'],
    ['[]', ''],
    ['null', ''],
    [line({ id: '' }), 'id'],
    [line({ title: 1 }), 'title'],
    [line({ projects: 'x' }), 'projects'],
    [line({ published: 2023 }), 'published'],
    [line({ projects: [{ name: null, company: null, events: [{ stage: '完成', date: null }] }] }), 'stage'],
    [line({ projects: [{ name: null, company: null, investment: '56亿元', events: [] }] }), 'investment'],
  ])('%j', async (bad, field) => {
    const path = await fileOf(`${line()}\n${bad}`);
    const { message } = await appError(readLabelledSet(path), 'file_unreadable');
    expect(message).toContain(`${path}:3`);
    expect(message).toContain(field);
  });
});
