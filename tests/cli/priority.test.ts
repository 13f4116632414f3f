import { constants, getPriority } from 'node:os';
import { expect, test } from 'vitest';
import { compiled, runCli } from './fixture.ts';

compiled();

const MODULE = new URL('../../dist/cli/priority.js', import.meta.url).href;
/** Gives way, then prints the priority of each of its threads, one of them begun afterwards. */
const program = (before: string) => `
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { giveWay, lowerPriority } from '${MODULE}';
${before}
giveWay();
const worker = new Worker('setInterval(() => {}, 1000)', { eval: true });
await once(worker, 'online');
const threads = process.platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [process.pid];
console.log(JSON.stringify([getPriority(), ...threads.map((thread) => getPriority(thread))]));
process.exit();
`;

async function priorities(before = ''): Promise<number[]> {
  const command = [process.execPath, '--input-type=module', '-e', program(before)] as const;
  const { out, err } = await runCli([], { command: [...command] });
  if (out === '') throw new Error(err);
  return JSON.parse(out) as number[];
}

const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;

test('what was given a priority keeps it', async () => {
  expect((await priorities(`setPriority(${PRIORITY_LOW});`))[0]).toBe(PRIORITY_LOW);
});

test('all threads give way, those that begin later too', async () => {
  const own = getPriority();
  const lowered = own === constants.priority.PRIORITY_NORMAL ? PRIORITY_BELOW_NORMAL : own;
  expect(new Set(await priorities())).toEqual(new Set([lowered]));
});

test('a process that was just started', async () => {
  expect((await priorities('lowerPriority(process.pid);'))[0]).toBe(PRIORITY_BELOW_NORMAL);
});
