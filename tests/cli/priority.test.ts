import { constants } from 'node:os';
import { expect, test } from 'vitest';
import { compiled, runCli } from './fixture.ts';

compiled();

const MODULE = new URL('../../dist/cli/priority.js', import.meta.url).href;
/** Lowers its priority, then prints that of each of its threads, one of them begun afterwards. */
const PROGRAM = `
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { lowerPriority } from '${MODULE}';
const own = Number(process.argv[1] ?? 0);
if (own > 0) setPriority(own);
lowerPriority();
const worker = new Worker('setInterval(() => {}, 1000)', { eval: true });
await once(worker, 'online');
const threads = process.platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [process.pid];
console.log(JSON.stringify([getPriority(), ...threads.map((thread) => getPriority(thread))]));
process.exit();
`;

async function priorities(...argv: string[]): Promise<number[]> {
  const { out } = await runCli(argv, {
    command: [process.execPath, '--input-type=module', '-e', PROGRAM, '--'],
  });
  return JSON.parse(out) as number[];
}

test('all threads give way, those that begin later too', async () => {
  const lowered = await priorities();
  expect(lowered.length).toBeGreaterThan(1);
  // Lower priorities are higher numbers; the tests may run at a low one themselves.
  expect(lowered.filter((one) => one < constants.priority.PRIORITY_BELOW_NORMAL)).toEqual([]);
});

test('what runs at a lower priority already is left there', async () => {
  const [own] = await priorities(String(constants.priority.PRIORITY_LOW));
  expect(own).toBe(constants.priority.PRIORITY_LOW);
});
