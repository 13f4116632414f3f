import { readdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkCommand } from '../../src/cli/check-command.ts';
import type { CheckReport } from '../../src/generation/check.ts';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { folder, runHere } from './fixture.ts';

const at = folder();

/** A new index of the corpus with one generation. */
async function fresh(name: string): Promise<{ index: string; generation: string }> {
  const index = join(at.root, name);
  const { generation } = await indexCorpus({ corpus: at.corpus, out: index, skipBad: false });
  return { index, generation };
}

test('a sound index: every generation, 0', async () => {
  const { code, out, err } = await runHere(checkCommand, ['--index', at.index]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^完好 ok {2}gen-000001 \(当前 current\): \d+ 个文件, [\d.]+ MB\n$/);
  const json = await runHere(checkCommand, ['--index', at.index, '--json']);
  expect(JSON.parse(json.out)).toMatchObject({
    current: 'gen-000001',
    generations: [{ name: 'gen-000001', ok: true, problems: [] }],
  });
});

describe('one byte turned, wherever it is', () => {
  test('in every file of the generation: found, the file named, the remedy told, 1', async () => {
    const { index, generation } = await fresh('flipped');
    const dir = join(index, generation);
    for (const name of await readdir(dir)) {
      const path = join(dir, name);
      const sound = await readFile(path);
      if (sound.length === 0) continue;
      const bytes = Buffer.from(sound);
      const middle = bytes.length >> 1;
      bytes[middle] = (bytes[middle] ?? 0) ^ 0x40;
      await writeFile(path, bytes);
      const { code, out, err } = await runHere(checkCommand, ['--index', index]);
      expect(code, name).toBe(1);
      expect(out).toMatch(/^损坏 bad gen-000001/);
      expect(err).toContain(name.startsWith('manifest') ? 'manifest.json' : name);
      expect(err).toContain('npx xiangxun index');
      await writeFile(path, sound);
    }
    expect((await runHere(checkCommand, ['--index', index])).code).toBe(0);
  });

  test('an older generation counts too', async () => {
    const { index, generation } = await fresh('older');
    await indexCorpus({ corpus: at.corpus, out: index, skipBad: false });
    const [name = ''] = (await readdir(join(index, generation))).filter((file) => file.startsWith('columns'));
    await unlink(join(index, generation, name));
    const { code, out } = await runHere(checkCommand, ['--index', index, '--json']);
    expect(code).toBe(1);
    const { current, generations } = JSON.parse(out) as CheckReport;
    expect(current).toBe('gen-000002');
    expect(generations.map((one) => [one.name, one.ok])).toEqual([
      ['gen-000002', true],
      ['gen-000001', false],
    ]);
    expect(generations[1]?.problems.join()).toContain(name);
  });
});

test('nothing to check: index_missing', async () => {
  await expect(runHere(checkCommand, ['--index', join(at.root, 'none')])).rejects.toMatchObject({
    code: 'index_missing',
  });
});
