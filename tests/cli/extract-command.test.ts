import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { extractCommand } from '../../src/cli/extract-command.ts';
import type { Extraction } from '../../src/contract/reading.ts';
import { compiled, folder, runCli, runHere } from './fixture.ts';

compiled();
const at = folder();
const extract = (...argv: string[]) => runHere(extractCommand, [...argv, '--corpus', at.corpus]);

const TITLE = '希音智慧产业园动工';
const TEXT = '5月11日，希音（SHEIN）智慧产业园项目在肇庆市动工，总投资56亿元，占地390亩。';

/** A file of the test's folder. */
async function put(name: string, text: string): Promise<string> {
  const path = join(at.root, name);
  await writeFile(path, text);
  return path;
}

async function reading(...argv: string[]): Promise<Extraction> {
  const { code, out, err } = await extract(...argv, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.endsWith('\n')).toBe(true);
  return JSON.parse(out) as Extraction;
}

describe('an article of the corpus, by its id', () => {
  test('--json gives every reading with the words it was read from', async () => {
    const { companies, places } = await reading('a1');
    expect(companies.map(({ field, start, end, quote, id }) => [field, start, end, quote, id])).toEqual([
      ['title', 0, 2, '希音', 'c1'],
      ['text', 0, 2, '希音', 'c1'],
      ['text', 3, 8, 'SHEIN', 'c1'],
    ]);
    expect(places).toEqual([
      { field: 'title', start: 5, end: 7, quote: '肇庆', path: ['广东省', '肇庆市'], code: '441200' },
    ]);
  });

  test('for people: the title, then projects, companies, places, dates and sums with their counts', async () => {
    const { code, out } = await extract('a1');
    expect(code).toBe(0);
    expect(out).toMatch(/^希音园区在肇庆动工\n/);
    const heads = [...out.matchAll(/^\p{Script=Han}+ \((\w+)\) \d+$/gmu)].map(([, word]) => word);
    expect(heads).toEqual(['projects', 'companies', 'places', 'dates', 'sums']);
    expect(out).toContain('希音 = c1  [title 0–2]');
    expect(out).toContain('肇庆 = 广东省/肇庆市 441200  [title 5–7]');
  });
});

describe('a file', () => {
  test('of text: its first line is the title', async () => {
    const fromText = await reading(await put('page.txt', `\uFEFF${TITLE}\r\n${TEXT}`));
    expect(fromText).toEqual(
      await reading(await put('page.json', JSON.stringify({ title: TITLE, text: TEXT }))),
    );
    expect(fromText.projects).toHaveLength(1);
    expect(fromText.projects[0]).toMatchObject({
      company: { id: 'c1' },
      figures: [
        { kind: 'investment', value: 56, unit: '亿元', quote: '56亿元' },
        { kind: 'land', value: 390, unit: '亩', quote: '390亩' },
      ],
    });
    expect(fromText.dates[0]).not.toHaveProperty('date');
  });

  test('of JSON may say when it was published', async () => {
    const page = { title: TITLE, text: TEXT, published: '2023-05-20' };
    expect((await reading(await put('dated.json', `\n${JSON.stringify(page)}`))).dates[0]?.date).toBe(
      '2023-05-11',
    );
  });

  test('for people says what was read, where and with which words', async () => {
    const page = { title: TITLE, text: TEXT, published: '2023-05-20' };
    const { out } = await extract(await put('people.json', JSON.stringify(page)));
    expect(out).toMatch(/开工 2023-05-11 {2}\[text 0–\d+\] 5月11日/);
    expect(out).toMatch(/56亿元 = investment 56 亿元 {2}\[text \d+–\d+\]/);
    expect(out).toContain('390亩 = land 390 亩');
  });

  test('that is empty has nothing in it', async () => {
    const nothing = { companies: [], places: [], dates: [], sums: [], projects: [] };
    expect(await reading(await put('empty.txt', ''))).toEqual(nothing);
  });
});

describe('--labelled', () => {
  const LABELLED = [
    {
      id: 't1',
      title: '[company|希音]签约',
      text: '在[place|肇庆|广东省/肇庆市]投资[investment|56亿元|56 亿元]。',
    },
    { id: 't2', title: '[company|快讯]', text: '总投资[investment|5亿元|50 亿元]。' },
  ];
  let file: string;
  beforeAll(async () => {
    const lines = LABELLED.map((text) => JSON.stringify({ published: null, projects: [], ...text }));
    file = await put('labelled.jsonl', `${lines.join('\n')}\n`);
  });
  // The operand is not used.
  const score = (...argv: string[]) => extract('-', '--labelled', file, ...argv);

  test('--json gives counts and rates kind by kind', async () => {
    const { code, out } = await score('--json');
    expect(code).toBe(0);
    const { texts, scores } = JSON.parse(out);
    expect(texts).toBe(2);
    expect(scores.company).toMatchObject({ right: 1, wrong: 0, missed: 1, precision: 1, recall: 0.5 });
    expect(scores.place).toMatchObject({ right: 1, wrong: 0, missed: 0, precision: 1, recall: 1, f1: 1 });
    expect(scores.investment).toMatchObject({ right: 1, wrong: 1, missed: 1, precision: 0.5, recall: 0.5 });
    expect(JSON.parse(out)).not.toHaveProperty('differences');
  });

  test('for people: a line a kind under a head', async () => {
    const lines = (await score()).out.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^2 texts +precision +recall +f1 +right +wrong +missed$/);
    expect(lines.find((line) => line.startsWith('investment'))).toMatch(
      /^investment +0\.500 +0\.500 +0\.500 +1 +1 +1$/,
    );
  });

  test('--differences lists what was wrong and what was missed', async () => {
    expect((await score('--differences')).out).toContain('t2 company missed 快讯\n');
    const { differences } = JSON.parse((await score('--differences', '--json')).out);
    expect(differences).toContainEqual({ text: 't2', kind: 'investment', what: 'wrong', words: '5亿元' });
  });

  test('a bad line is named', async () => {
    const bad = await put('bad.jsonl', '{"id":"t1"}\n');
    await expect(extract('-', '--labelled', bad)).rejects.toMatchObject({
      code: 'file_unreadable',
      message: expect.stringContaining(`${bad}:1`),
    });
  });
});

describe('errors name what is at fault and the way out', () => {
  test('neither an id nor a file', async () => {
    await expect(extract('no-such-id')).rejects.toMatchObject({
      code: 'file_unreadable',
      message: expect.stringMatching(/no-such-id.*编号.*neither/su),
    });
  });

  test.each([
    ['{"title":"x"', /JSON/],
    ['{"title":"x"}', /title.*text/],
    ['{"title":1,"text":"x"}', /title.*text/],
  ])('%s', async (text, message) => {
    const path = await put('broken.json', text);
    const failure = extract(path);
    await expect(failure).rejects.toMatchObject({ code: 'file_unreadable' });
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.toThrow(path);
  });

  test('no corpus: which folder, and which option', async () => {
    const failure = runHere(extractCommand, ['a1', '--corpus', join(at.root, 'none')]);
    await expect(failure).rejects.toThrow('--corpus');
  });
});

describe('the compiled program', () => {
  test('by id, with exit code 0', async () => {
    const { code, out, err } = await runCli(['extract', 'a1', '--corpus', at.corpus]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe((await extract('a1')).out);
  });

  test.each([
    [['extract', 'no-such-id'], 1, 'no-such-id'],
    [['extract', 'a', 'b'], 2, '[file|id]'],
    [['extract', 'a1', '--colour'], 2, '--colour'],
    [['extract', 'a1', '--corpus'], 2, '--corpus'],
  ] as const)('%j → %i', async (argv, wanted, named) => {
    const { code, out, err } = await runCli([...argv], { cwd: at.root });
    expect({ code, out }).toEqual({ code: wanted, out: '' });
    expect(err).toContain(named);
    expect(err).not.toMatch(/\n\s+at |node:internal/);
  });

  test('--json tells errors in JSON', async () => {
    const { code, err } = await runCli(['extract', 'no-such-id', '--corpus', at.corpus, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'file_unreadable' } });
  });

  test('--help', async () => {
    const { code, out } = await runCli(['extract', '--help']);
    expect(code).toBe(0);
    for (const option of ['--corpus', '--labelled', '--differences', '--json']) expect(out).toContain(option);
  });
});
