/**
 * A writer that is killed, or whose calls fail, at each call by which it changes the disk: what was acknowledged is
 * there, whole, nothing that failed was acknowledged, and the next run needs no hand.
 */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { openGeneration } from '../../src/generation/open.ts';
import { bundle, start } from './child.ts';
import type { Call, Fault } from './faulty-disk.ts';
import { contentsOf, leftovers, publishMarked, temporaryFolder } from './fixture.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

interface Outcome {
  readonly root: string;
  readonly published?: string;
  readonly failed?: string;
  readonly calls: readonly Call[];
}

const OLD = 'gen-000003';
const NEW = 'gen-000004';
const CODES = ['EIO', 'ENOSPC', 'EROFS', 'EACCES', 'EDQUOT'];

let script = '';
beforeAll(async () => {
  script = await bundle('child-faults.ts');
});

/** A folder with three generations, so that publishing one more removes one. */
async function threeGenerations(): Promise<string> {
  const root = join(await temporaryFolder(), 'index-data');
  for (const mark of ['a', 'b', 'old']) await publishMarked(root, mark);
  return root;
}

/** Publishes into all roots in one process; of a killed one there is no outcome. */
async function publishInto(jobs: readonly { root: string; fault?: Fault }[]): Promise<Outcome[]> {
  const child = start(script, []);
  child.process.stdin?.on('error', () => {});
  child.process.stdin?.end(jobs.map((job) => `${JSON.stringify(job)}\n`).join(''));
  await child.over;
  return child.lines.map((line) => JSON.parse(line) as Outcome);
}

/** What is served, once every byte of it was compared with what was written. */
async function servedFrom(root: string): Promise<string> {
  const { name, rejected, read } = await openGeneration(root);
  expect(rejected).toEqual([]);
  const contents = contentsOf(name === OLD ? 'old' : 'new');
  for (const [file, text] of Object.entries(contents)) expect((await read(file)).toString()).toBe(text);
  return name;
}

async function expectClean(root: string): Promise<void> {
  await publishMarked(root, 'next');
  expect(await leftovers(root)).toEqual([]);
  expect((await openGeneration(root)).rejected).toEqual([]);
}

/** The calls of one publication in which nothing happens. */
async function undisturbed(): Promise<{ root: string; calls: readonly Call[] }> {
  const root = await threeGenerations();
  const [outcome] = await publishInto([{ root }]);
  expect(outcome?.published).toBe(NEW);
  return { root, calls: outcome?.calls ?? [] };
}

test('all is flushed before it is named, and the names before it is acknowledged', async () => {
  const { root, calls } = await undisturbed();
  const told = calls.map(({ name, path }) => `${name} ${path.slice(root.length + 1)}`);
  const place = (call: string | RegExp, from = 0) => {
    const at = told.findIndex(
      (one, i) => i >= from && (typeof call === 'string' ? one === call : call.test(one)),
    );
    expect(at, `${call} in ${told.join('\n')}`).toBeGreaterThanOrEqual(0);
    return at;
  };
  const rename = place(`rename ${NEW}`);
  const draft = told.find((one) => one.startsWith('mkdir .tmp-'))?.slice('mkdir '.length) ?? '';
  const written = told.flatMap((one, at) => (one.startsWith(`write ${draft}/`) ? [{ one, at }] : []));
  expect(written).toHaveLength(Object.keys(contentsOf('x')).length + 1);
  for (const { one, at } of written) {
    const flushed = place(one.replace('write', 'fsync'), at);
    expect(flushed).toBeLessThan(rename);
    expect(told.slice(flushed).filter((other) => other === one)).toEqual([]);
  }
  expect(place(`fsync ${draft}`, written.at(-1)?.at)).toBeLessThan(rename);
  const rootFlushed = place('fsync ', rename);
  const current = place('rename CURRENT');
  expect(rootFlushed).toBeLessThan(current);
  expect(place('fsync CURRENT.tmp', place('write CURRENT.tmp'))).toBeLessThan(current);
  const acknowledged = place('fsync ', current);
  // What is removed is removed only then.
  expect(acknowledged).toBeLessThan(place(/^rename \.tmp-old-/));
});

test('killed at each call', async () => {
  const { calls } = await undisturbed();
  expect(calls.length).toBeGreaterThan(30);
  const base = await threeGenerations();
  const seen = new Set<string>();
  for (let at = 1; at <= calls.length; at++) {
    const root = join(await temporaryFolder(), 'index-data');
    await cp(base, root, { recursive: true });
    const outcomes = await publishInto([{ root, fault: { kind: 'kill', at } }]);
    expect(outcomes, `call ${at}`).toEqual([]);
    const served = await servedFrom(root);
    expect([OLD, NEW], `call ${at}`).toContain(served);
    seen.add(served);
    await expectClean(root);
  }
  expect(seen).toEqual(new Set([OLD, NEW]));
});

describe.each([
  ['once', false],
  ['from then on', true],
] as const)('calls that fail %s', (_, forever) => {
  test('no failure is acknowledged, and each says which path', async () => {
    const { calls } = await undisturbed();
    const base = await threeGenerations();
    const jobs: { root: string; fault: Fault & { kind: 'fail' } }[] = [];
    for (let at = 1; at <= calls.length; at++) {
      const root = join(await temporaryFolder(), 'index-data');
      await cp(base, root, { recursive: true });
      jobs.push({ root, fault: { kind: 'fail', at, code: CODES[at % CODES.length] ?? '', forever } });
    }
    const outcomes = await publishInto(jobs);
    expect(outcomes).toHaveLength(jobs.length);
    let failures = 0;
    for (const [i, { root, published, failed }] of outcomes.entries()) {
      const { fault } = jobs[i] as (typeof jobs)[number];
      const context = `${fault.code} at ${JSON.stringify(calls[fault.at - 1])}: ${failed}`;
      const served = await servedFrom(root);
      if (published !== undefined) expect(served, context).toBe(published);
      else {
        failures += 1;
        expect(failed, context).toContain(`无法写入 ${root}`);
        expect(failed, context).toContain(`(${fault.code})`);
      }
      await expectClean(root);
    }
    expect(failures).toBeGreaterThan(25);
  });
});
