import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { extractionText, indexCommand } from '../../src/cli/index-command.ts';
import { readCurrent } from '../../src/generation/layout.ts';
import { folder, runHere, writeCorpus } from './fixture.ts';

// On a loaded machine an index takes its time.
vi.setConfig({ testTimeout: 180_000 });

const at = folder();

/** Arguments for a corpus and an index of this name in the folder of this file. */
async function place(
  name: string,
  files: Readonly<Record<string, string>> = {},
): Promise<{ out: string; argv: string[] }> {
  const corpus = join(at.root, name, 'corpus');
  const out = join(at.root, name, 'index');
  await writeCorpus(corpus, files);
  return { out, argv: ['--corpus', corpus, '--out', out] };
}

const BAD = { 'articles-bad.jsonl': '{"id":"b1","title":"坏","text":""}\n{"id":"b2","title":7,"text":""}\n' };

describe('index', () => {
  test('says what it made', async () => {
    const { argv } = await place('plain');
    const { code, out, err } = await runHere(indexCommand, argv);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^索引: gen-000001, 3 篇新闻, 2 个项目, 2 家企业, [\d.]+ MB, [\d.]+ 秒, 其中读出 [\d.]+ 秒, 为其余的 [\d.]+ 倍, 内存峰值 \d+ MB\n$/,
    );
  });

  test.each([
    [{ corpus: 2, extraction: 9, analysis: 4 }, ', 其中读出 9.0 秒, 为其余的 1.50 倍'],
    [{ corpus: 2, analysis: 2 }, ', 其中读出 0.0 秒, 为其余的 0.00 倍'],
    [{}, ''],
  ])('how much of %j was reading', (seconds, text) => {
    const phases = Object.entries(seconds).map(([name, spent]) => [name, { seconds: spent }]);
    expect(extractionText(Object.fromEntries(phases))).toBe(text);
  });

  test('--json is the report', async () => {
    const { argv } = await place('json');
    const { out } = await runHere(indexCommand, [...argv, '--json']);
    const { phases, ...report } = JSON.parse(out) as { phases: Record<string, Record<string, number>> };
    expect(Object.keys(phases)).toEqual(
      expect.arrayContaining(['corpus', 'extraction', 'analysis', 'columns']),
    );
    for (const phase of Object.values(phases)) {
      expect(Object.keys(phase)).toEqual(['seconds', 'cpuSeconds', 'peakBytes']);
      for (const cost of Object.values(phase)) expect(cost).toBeGreaterThanOrEqual(0);
    }
    expect(report).toEqual({
      generation: 'gen-000001',
      counts: { article: 3, project: 2, company: 2 },
      bytes: expect.any(Number),
      skippedLines: 0,
      problems: [],
      peakBytes: expect.any(Number),
    });
  });

  test('a bad line: file, line, field and reason, and what is published stays', async () => {
    const { out, argv } = await place('bad');
    await runHere(indexCommand, argv);
    await writeFile(join(at.root, 'bad', 'corpus', 'articles-bad.jsonl'), BAD['articles-bad.jsonl']);
    await expect(runHere(indexCommand, argv)).rejects.toMatchObject({
      code: 'invalid_corpus',
      message: expect.stringMatching(/articles-bad\.jsonl:2 title: .+/),
    });
    expect(await readCurrent(out)).toEqual({ kind: 'named', name: 'gen-000001' });
  });

  test('--skip-bad leaves it out and says so', async () => {
    const { argv } = await place('skip', BAD);
    const { code, out, err } = await runHere(indexCommand, [...argv, '--skip-bad']);
    expect(code).toBe(0);
    expect(out).toContain('4 篇新闻');
    expect(err).toMatch(/略过 \(skipped\) articles-bad\.jsonl:2 title: .+\n共略过 1 行/);
    const json = await runHere(indexCommand, [...argv, '--skip-bad', '--json']);
    expect(JSON.parse(json.out)).toMatchObject({ skippedLines: 1, problems: [{ line: 2, field: 'title' }] });
  });
});

describe('--if-stale', () => {
  test('builds once, then only when the corpus or the index is another', async () => {
    const { out, argv } = await place('stale');
    const stale = [...argv, '--if-stale'];
    expect((await runHere(indexCommand, stale)).out).toContain('gen-000001');
    expect((await runHere(indexCommand, stale)).out).toBe('索引: 已是最新 (up to date)\n');
    expect((await runHere(indexCommand, [...stale, '--json'])).out).toBe('{"upToDate":true}\n');
    expect(await readCurrent(out)).toEqual({ kind: 'named', name: 'gen-000001' });

    const corpus = join(at.root, 'stale', 'corpus');
    await cp(join(corpus, 'articles.jsonl'), join(corpus, 'other.jsonl'));
    expect((await runHere(indexCommand, stale)).out).toContain('up to date');
    await writeFile(
      join(corpus, 'companies.jsonl'),
      '{"id":"c1","name":"希音","aliases":["SHEIN","希音集团"]}\n',
    );
    expect((await runHere(indexCommand, stale)).out).toContain('gen-000002');

    const dir = join(out, 'gen-000002');
    const [name = ''] = (await readdir(dir)).filter((file) => file.startsWith('texts'));
    await writeFile(join(dir, name), 'damaged');
    expect((await runHere(indexCommand, stale)).out).toContain('gen-000003');
  });

  test('a corpus that is not there is an error, not up to date', async () => {
    await expect(
      runHere(indexCommand, ['--corpus', join(at.root, 'none'), '--out', at.index, '--if-stale']),
    ).rejects.toMatchObject({ code: 'file_unreadable', message: expect.stringContaining('--corpus') });
  });
});

test('the same corpus gives the same bytes, file by file', async () => {
  const { out, argv } = await place('same');
  await runHere(indexCommand, argv);
  await runHere(indexCommand, argv);
  const read = async (generation: string) => {
    const names = (await readdir(join(out, generation))).sort();
    return Promise.all(
      names.map(async (name) => [name, await readFile(join(out, generation, name), 'latin1')]),
    );
  };
  const [first, second] = [await read('gen-000001'), await read('gen-000002')];
  expect(first.length).toBeGreaterThan(10);
  expect(second).toEqual(first);
});
