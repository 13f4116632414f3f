/** Writers killed at any moment: the last acknowledged generation, or the one after it, is always there. */
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test, vi } from 'vitest';
import { checkGenerations } from '../../src/generation/check.ts';
import { generationNumber, listGenerations } from '../../src/generation/layout.ts';
import { openGeneration } from '../../src/generation/open.ts';
import { bundle, start } from './child.ts';
import { leftovers, publishMarked, temporaryFolder } from './fixture.ts';

/** `N=200 npx vitest run …` for a long run. */
const KILLS = Number(process.env['N'] ?? 15);

vi.setConfig({ testTimeout: 60_000 + KILLS * 2_000, hookTimeout: 60_000 });

let script = '';
beforeAll(async () => {
  script = await bundle('child-publish.ts');
});

test(`${KILLS} kills`, async () => {
  const root = await temporaryFolder();
  await publishMarked(root, 'first');
  // How long a publication takes here and now: kills come at any time of one, and a little after.
  let longest = 0;
  for (let i = 0; i < 5; i += 1) {
    const trial = start(script, [root, '1']);
    await trial.printed(1);
    const began = performance.now();
    await trial.printed(2);
    longest = Math.max(longest, 1.3 * (performance.now() - began));
    await trial.over;
  }
  let acked = 0;
  for (let round = 0; round < KILLS; round += 1) {
    const before = generationNumber((await openGeneration(root)).name) ?? 0;
    // A generation that was renamed into place but never became current still takes its number.
    const newest = generationNumber((await listGenerations(root))[0] ?? '') ?? before;
    const child = start(script, [root, '1000']);
    await child.printed(1);
    const delay = Math.random() * longest;
    await sleep(delay);
    child.process.kill('SIGKILL');
    await child.over;
    const context = `killed after ${delay} ms: ${JSON.stringify(child.lines)}`;
    const published = child.lines.filter((line) => line.startsWith('published '));
    expect(child.lines.length, context).toBe(1 + published.length);
    acked += published.length;

    const opened = await openGeneration(root);
    expect(opened.rejected, context).toEqual([]);
    const served = generationNumber(opened.name) ?? 0;
    const acknowledged = Math.max(before, ...published.map((line) => generationNumber(line.slice(10)) ?? 0));
    expect([acknowledged, Math.max(acknowledged, newest) + 1], context).toContain(served);
    const { mark } = opened.manifest.fingerprint;
    for (const name of Object.keys(opened.manifest.files)) {
      const text = (await opened.read(name)).toString();
      if (mark !== undefined) expect(text, context).toBe(`${mark} ${name} `.repeat(20_000));
    }
    expect(
      (await checkGenerations(root)).generations.every(({ ok }) => ok),
      context,
    ).toBe(true);
  }
  await publishMarked(root, 'last');
  expect(await leftovers(root)).toEqual([]);
  console.log(`R1 ${KILLS} kills, ${acked} generations acknowledged, none lost`);
});
