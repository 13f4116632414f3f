/** Where the processor's time went: V8's `.cpuprofile` files of one process and its threads, joined into one tree. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

/** What of V8's file is read. `timeDeltas`: microseconds before each sample. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** A function under those that called it. */
export interface Frame {
  readonly name: string;
  /** Room of src/, package, `node`, `regexp`, `gc`. */
  readonly owner: string;
  /** Microseconds in it, what it calls included; and in itself alone. */
  total: number;
  self: number;
  readonly children: Map<string, Frame>;
}

const newFrame = (name: string, owner: string): Frame => ({
  name,
  owner,
  total: 0,
  self: 0,
  children: new Map(),
});

/** Waiting is no work. */
const WAITING = new Set(['(idle)', '(root)']);

/** Whose code it is; undefined for what V8 counts as waiting. */
function ownerOf({ functionName, url }: ProfileNode['callFrame']): string | undefined {
  if (WAITING.has(functionName)) return undefined;
  if (functionName === '(garbage collector)') return 'gc';
  if (functionName.startsWith('RegExp: ')) return 'regexp';
  const packaged = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(url)?.[1];
  if (packaged !== undefined) return packaged;
  return /\/(?:src|dist)\/([^/]+)\/[^/]+/.exec(url)?.[1] ?? (/\/tests\/bench\//.test(url) ? 'bench' : 'node');
}

/** Joins what the profiles tell; frames of Node between functions of a program are left out. */
export function frameTree(profiles: readonly CpuProfile[]): Frame {
  const root = newFrame('', '');
  for (const { nodes, samples, timeDeltas } of profiles) {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
    const spent = new Map<number, number>();
    for (const [i, id] of samples.entries())
      spent.set(id, (spent.get(id) ?? 0) + Math.max(0, timeDeltas[i] ?? 0));
    for (const [id, time] of spent) {
      const path: { name: string; owner: string }[] = [];
      let isWork = false;
      for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
        const frame = byId.get(at)?.callFrame;
        const owner = frame && ownerOf(frame);
        if (frame === undefined || owner === undefined) continue;
        isWork = true;
        if (owner !== 'node' || at === id) path.unshift({ name: nameOf(frame), owner });
      }
      if (isWork) add(root, path, time);
    }
  }
  return root;
}

function nameOf({ functionName, url }: ProfileNode['callFrame']): string {
  const file = /([^/]+?)(?:\.[jt]s)?$/.exec(url)?.[1] ?? '';
  return `${functionName || '(anonymous)'}${file === '' ? '' : ` ${file}`}`;
}

function add(root: Frame, path: readonly { name: string; owner: string }[], time: number): void {
  let at = root;
  at.total += time;
  for (const { name, owner } of path) {
    const key = `${owner} ${name}`;
    const next = at.children.get(key) ?? newFrame(name, owner);
    at.children.set(key, next);
    next.total += time;
    at = next;
  }
  at.self += time;
}

/** Microseconds by owner, most first; a regular expression counts for itself. */
export function timeByOwner(root: Frame): [owner: string, time: number][] {
  const times = new Map<string, number>();
  const visit = (frame: Frame) => {
    if (frame.self > 0) times.set(frame.owner, (times.get(frame.owner) ?? 0) + frame.self);
    for (const child of frame.children.values()) visit(child);
  };
  visit(root);
  return [...times].sort(([, a], [, b]) => b - a);
}

/** All profiles that a process and its threads left in a folder. */
export async function readProfiles(folder: string): Promise<CpuProfile[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile')).toSorted();
  return Promise.all(files.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))));
}
