/** A run gives the same from the disk as from memory. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { RECORD_TYPES } from '../../src/contract/record.ts';
import { ScratchFile } from '../../src/corpus/scratch-file.ts';
import { Analyst } from '../../src/index/analyst.ts';
import { AverageCounter } from '../../src/index/average.ts';
import { articleTexts, companyTexts } from '../../src/index/document.ts';
import { heldInMemory, heldOnDisk } from '../../src/index/held-run.ts';
import { WORD_KINDS } from '../../src/index/posting-run.ts';
import { RECORDS } from './records.ts';

test('in all its parts, each as often as it is asked for', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'xiangxun-held-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const run = new Analyst({ concepts: [], averages: new AverageCounter().averages() }).run([
    ...RECORDS.articles.map((article) => ({ type: 'article' as const, texts: articleTexts(article, []) })),
    ...RECORDS.companies.map((company) => ({ type: 'company' as const, texts: companyTexts(company) })),
  ]);
  const scratch = new ScratchFile(folder);
  const numbers = Int32Array.from(run.textEnds.keys());
  const [memory, disk] = [heldInMemory(run, numbers), heldOnDisk(run, numbers, scratch)];
  for (let again = 0; again < 2; again++) {
    for (const type of RECORD_TYPES) {
      for (const kind of WORD_KINDS)
        expect(disk.words(`${type}.${kind}`)).toEqual(memory.words(`${type}.${kind}`));
    }
    expect(disk.grams()).toEqual(memory.grams());
    expect(Buffer.from(disk.texts())).toEqual(Buffer.from(memory.texts()));
    expect(Buffer.from(disk.bodies())).toEqual(Buffer.from(memory.bodies()));
  }
  expect([disk.numbers, disk.textEnds, disk.bodyEnds]).toEqual([numbers, run.textEnds, run.bodyEnds]);
  expect(memory.words('article.word').terms.ends.length).toBeGreaterThan(10);
  scratch.close();
});
