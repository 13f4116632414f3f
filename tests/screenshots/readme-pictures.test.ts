/** The pictures can be taken; `npm run screenshots` has this test put them where README shows them. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { PICTURES, takePictures } from './readme-pictures.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

test('every picture of the README is taken from the running program, in its size', {
  timeout: 300_000,
}, async () => {
  const kept = process.env['PICTURES'];
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'xiangxun-taken-')));
  if (kept === undefined) onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await takePictures(folder);
  for (const { name, width, height } of PICTURES) {
    const png = await readFile(join(folder, `${name}.png`));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height]);
    // A page that did not draw is a few kilobytes of white.
    expect(png.length).toBeGreaterThan(20_000);
    expect(existsSync(join(ROOT, '.readme', `${name}.png`)), 'npm run screenshots').toBe(true);
  }
});

test('README shows each of them', async () => {
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
  for (const { name } of PICTURES) expect(readme).toContain(`.readme/${name}.png`);
});
