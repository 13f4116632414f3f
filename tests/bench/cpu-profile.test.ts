import { expect, test } from 'vitest';
import { type CpuProfile, frameTree, timeByOwner } from './cpu-profile.ts';

/** A profile of stacks, each from the outermost function on, with the microseconds spent in its last. */
export function profileOf(
  stacks: readonly (readonly [time: number, ...frames: (readonly [name: string, url: string])[]])[],
): CpuProfile {
  const nodes: { id: number; callFrame: { functionName: string; url: string }; children: number[] }[] = [
    { id: 1, callFrame: { functionName: '(root)', url: '' }, children: [] },
  ];
  const samples: number[] = [];
  const timeDeltas: number[] = [];
  for (const [time, ...frames] of stacks) {
    let parent = nodes[0];
    for (const [functionName, url] of frames) {
      const node = { id: nodes.length + 1, callFrame: { functionName, url }, children: [] };
      nodes.push(node);
      parent?.children.push(node.id);
      parent = node;
    }
    samples.push(parent?.id ?? 1);
    timeDeltas.push(time);
  }
  return { nodes, samples, timeDeltas };
}

const CUT = ['cut', 'file:///x/node_modules/nodejieba/index.js'] as const;
const PIECES = ['pieces', 'file:///x/dist/analysis/analyzer.js'] as const;
const READ = ['read', 'file:///x/dist/extraction/told.js'] as const;
const TICKS = ['processTicksAndRejections', 'node:internal/process/task_queues'] as const;

test('threads are joined, Node between two functions is left out, waiting is not counted', () => {
  const root = frameTree([
    profileOf([
      [10, TICKS, READ, PIECES, CUT],
      [5, TICKS, READ],
      [99, ['(idle)', '']],
    ]),
    profileOf([
      [20, READ, PIECES, CUT],
      [3, ['(garbage collector)', '']],
    ]),
  ]);
  expect(root.total).toBe(38);
  expect([...root.children.keys()]).toEqual(['extraction read told', 'gc (garbage collector)']);
  const read = root.children.get('extraction read told');
  expect(read).toMatchObject({ total: 35, self: 5 });
  const cut = read?.children.get('analysis pieces analyzer')?.children.get('nodejieba cut index');
  expect(cut).toMatchObject({ total: 30, self: 30 });
});

test('each microsecond has one owner', () => {
  const root = frameTree([
    profileOf([
      [7, READ, ['RegExp: 开工|投产', '']],
      [2, READ],
      [4, READ, ['readFileSync', 'node:fs']],
      [1, ['run', 'file:///x/.tmp/bench/tests/bench/child-measure.js']],
      [6, ['at', 'file:///x/node_modules/a/node_modules/@s/b/lib/at.js']],
    ]),
  ]);
  expect(timeByOwner(root)).toEqual([
    ['regexp', 7],
    ['@s/b', 6],
    ['node', 4],
    ['extraction', 2],
    ['bench', 1],
  ]);
});
