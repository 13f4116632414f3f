/** The shape of src/: which way imports run, which file lets a package in, how long a file may get. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { beforeAll, describe, expect, test } from 'vitest';
import { filesUnder } from '../../src/setup/stamp.mjs';

/** A room may import from the rooms before it and from itself. `cli` is the composition root: src/cli.ts, src/cli/. */
const ROOMS = [
  'contract',
  'config',
  'pace',
  'corpus',
  'analysis',
  'entities',
  'extraction',
  'generation',
  'crawl',
  'keys',
  'report',
  'reprints',
  'index',
  'indexer',
  'intake',
  'query',
  'ranking',
  'snippet',
  'search',
  'opensearch',
  'evaluation',
  'box',
  'server',
  'library',
  'cli',
];

/** npm package → the files of src/ that may import it, as the start of a path; nothing else may. */
const DOORS: Record<string, readonly string[]> = {
  nodejieba: ['analysis/segmenter.ts'],
  'opencc-js': ['analysis/variant.ts'],
  'pinyin-pro': ['entities/pinyin.ts'],
  flexsearch: ['index/flex-index.ts'],
  hono: ['server/', 'library/mount.ts'],
  '@hono/node-server': ['server/'],
  pino: ['server/log.ts'],
  'prom-client': ['server/metrics.ts'],
  echarts: ['server/charts/render-svg.ts'],
  feed: ['server/feed/document.ts'],
  citty: ['cli.ts', 'cli/'],
  'cli-progress': ['cli.ts', 'cli/'],
  undici: ['crawl/fetch/request.ts', 'opensearch/client/transport.ts'],
  'iconv-lite': ['crawl/fetch/charset.ts'],
  linkedom: ['crawl/page/html.ts'],
  htmlparser2: ['crawl/page/html.ts', 'crawl/page/address-list.ts'],
  '@mozilla/readability': ['crawl/page/story-element.ts'],
  esbuild: ['setup/bundle.mjs'],
  typescript: ['setup/bundle.mjs'],
  // Wherever something from outside is read for the first time.
  zod: [
    'contract/',
    'corpus/',
    'generation/manifest.ts',
    'keys/key-file.ts',
    'crawl/site/site-file.ts',
    'crawl/journal/page-state.ts',
    'evaluation/judged-set.ts',
    'evaluation/labelled-set.ts',
    'intake/task.ts',
    'server/api-routes.ts',
    'server/meili/',
    'server/openapi/',
  ],
};

const MAXIMUM_LINES = 250;
/** Longer files, each with the reason why it is not two. */
const LONGER: Record<string, string> = {};

const ROOT = new URL('../../', import.meta.url).pathname;
const SOURCES = filesUnder(join(ROOT, 'src')).map((name) => `src/${name}`);
const TESTS = filesUnder(join(ROOT, 'tests'))
  .filter((name) => !/^(?:bench|torture\/tools)\/node_modules\//.test(name))
  .map((name) => `tests/${name}`);
const CODE = /\.(ts|tsx|mjs|js)$/;

const quoted = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const roomPath = (rooms: readonly string[]) => `^src/(${rooms.map(quoted).join('|')})(/|\\.tsx?$)`;

const roomRules = ROOMS.slice(0, -1).map((room, at): IForbiddenRuleType => {
  const later = ROOMS.slice(at + 1);
  return {
    name: `${room} imports only from ${ROOMS.slice(0, at + 1).join(', ')}`,
    severity: 'error',
    from: { path: roomPath([room]) },
    to: { path: roomPath(later) },
  };
});

const doorRules = Object.entries(DOORS).map(
  ([name, doors]): IForbiddenRuleType => ({
    name: `${name} comes in through ${doors.join(', ')} only`,
    severity: 'error',
    from: {
      path: '^src/',
      pathNot: doors.map((door) => `^src/${quoted(door)}${door.endsWith('/') ? '' : '$'}`),
    },
    to: { path: `(^|/)node_modules/${quoted(name)}/` },
  }),
);

const otherRules: IForbiddenRuleType[] = [
  {
    name: 'a command is loaded when it is asked for',
    severity: 'error',
    from: { path: '^src/cli(\\.ts|/commands\\.ts)$' },
    to: { path: '^src/cli/.*-command\\.ts$', dynamic: false, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'a server has nothing of the crawler and the indexer in its memory',
    severity: 'error',
    from: { path: '^src/cli/serve-command\\.ts$' },
    to: { path: '^src/(crawl|indexer)/', reachable: true },
  },
  {
    name: 'the box runs in the pages of others: of ours it takes the types of contract, and no package',
    severity: 'error',
    from: { path: '^src/box/' },
    to: { pathNot: '^src/(box|contract)/' },
  },
  {
    name: 'nor does it take code from contract',
    severity: 'error',
    from: { path: '^src/box/' },
    to: { path: '^src/contract/', dependencyTypesNot: ['type-only'] },
  },
  { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
  { name: 'every import resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  {
    name: 'set-up runs before anything is installed: it imports nothing but Node and itself',
    severity: 'error',
    // The bundler runs as a step of its own, once the packages are there.
    from: { path: '^src/setup/', pathNot: '^src/setup/bundle\\.mjs$' },
    to: { pathNot: '^src/setup/', dependencyTypesNot: ['core'] },
  },
  {
    name: 'nothing imports set-up',
    severity: 'error',
    from: { pathNot: '^src/setup/' },
    to: { path: '^src/setup/' },
  },
  {
    name: 'every package has a door in the table, and none is for development only',
    severity: 'error',
    from: { path: '^src/' },
    to: {
      path: '(^|/)node_modules/',
      pathNot: Object.keys(DOORS).map((name) => `(^|/)node_modules/${quoted(name)}/`),
    },
  },
];

/** The graph of `src`, type imports included, checked against the rules. */
async function cruiseSources(): Promise<ICruiseResult> {
  const { output } = await cruise(
    ['src'],
    {
      baseDir: ROOT,
      doNotFollow: { path: 'node_modules' },
      tsPreCompilationDeps: true,
      validate: true,
      ruleSet: { forbidden: [...roomRules, ...doorRules, ...otherRules] },
    },
    // Without these a package's subpath would not resolve, and so pass its door unseen.
    { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    { tsConfig: extractTSConfig(join(ROOT, 'tsconfig.json')) },
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser gave text');
  return output;
}

describe('imports', () => {
  let result: ICruiseResult;
  beforeAll(async () => {
    result = await cruiseSources();
  });

  test('more than 30 modules were read: with a wrong compiler it would be none, and all green', () => {
    const read = result.modules.filter(({ source }) => source.startsWith('src/'));
    expect(read.length).toBeGreaterThan(30);
    expect(read.map(({ source }) => source).sort()).toEqual(SOURCES.filter((name) => CODE.test(name)).sort());
  });

  test('run one way, through the doors', () => {
    const violations = result.summary.violations.map(({ rule, from, to }) => `${from} → ${to}: ${rule.name}`);
    expect(violations).toEqual([]);
  });
});

describe('files and folders', () => {
  const rooms = [...new Set(SOURCES.map((name) => name.split('/')[1]?.replace(/\.tsx?$/, '') ?? ''))];

  test('everything in src/ belongs to a room', () => {
    expect(rooms.filter((room) => room !== 'setup' && !ROOMS.includes(room))).toEqual([]);
  });

  test(`no file has more than ${MAXIMUM_LINES} lines unless it is named here with its reason`, () => {
    const lines = (name: string) => readFileSync(join(ROOT, name), 'utf8').trimEnd().split('\n').length;
    const long = [...SOURCES, ...TESTS].filter((name) => CODE.test(name) && lines(name) > MAXIMUM_LINES);
    expect(long).toEqual(Object.keys(LONGER));
  });

  test('no folder of odds and ends', () => {
    const odd = [...SOURCES, ...TESTS].filter((name) =>
      /\/(utils?|helpers?|common|misc|shared|lib)(\/|\.)/.test(name),
    );
    expect(odd).toEqual([]);
  });

  test('ARCHITECTURE.md has one line "- `room/`: …" for every room, and for nothing else', () => {
    const file = join(ROOT, 'ARCHITECTURE.md');
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const named = [...text.matchAll(/^- `(?:src\/)?([a-z-]+)\/`:/gm)].map((match) => match[1]);
    const folders = new Set(SOURCES.flatMap((name) => /^src\/(.+?)\//.exec(name)?.[1] ?? []));
    expect(named.sort()).toEqual([...folders].sort());
  });
});
