/**
 * Each folder of `cases/` is a corpus with its `expected.txt`: what is said about it, a problem a line,
 * and what is left when the bad lines are skipped. `UPDATE=1` writes the files anew.
 */
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readCorpus } from '../../src/corpus/corpus.ts';
import { appError } from './fixture.ts';

const { UPDATE } = process.env;
const CASES = fileURLToPath(new URL('cases/', import.meta.url));

async function report(dir: string): Promise<string> {
  const kept = await readCorpus(dir, { skipBad: true });
  const strict = readCorpus(dir, { skipBad: false });
  const message =
    kept.skippedLines === 0
      ? await strict.then(() => 'no problems')
      : (await appError(strict, 'invalid_corpus')).message.replaceAll(dir, '<dir>');
  const ids = [...kept.articles, ...kept.companies, ...kept.projects].map((record) => record.id);
  const left = `${ids.join(' ') || 'no records'}, ${kept.synonyms.length} synonyms, ${kept.skippedLines} lines left out`;
  return `${message}\n\nwith --skip-bad: ${left}\n`;
}

test.each(readdirSync(CASES))('%s', async (name) => {
  const dir = join(CASES, name);
  const path = join(dir, 'expected.txt');
  const got = await report(dir);
  if (UPDATE === '1') await writeFile(path, got);
  expect(got).toBe(await readFile(path, 'utf8'));
});
