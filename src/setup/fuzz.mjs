/**
 * `npm run fuzz`: schemathesis asks the compiled server everything that its own description allows and much that it
 * does not. Wants python3 and, the first time, PyPI; where they are missing it says so and finds nothing.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, exclusively, install, ROOT, runMain } from './prepare.mjs';
import { resultLine } from './tally.mjs';

const VERSION = '4.32.5';
const VENV = join(ROOT, '.tmp/schemathesis', VERSION);
const PROGRAM = join(VENV, 'bin/schemathesis');
const CLI = join(ROOT, 'dist/cli.js');
/** The same questions every time. */
const SEED = '20240601';
/** Seconds for all of it, the start of the server aside. */
const MOST_SECONDS = '75';
/**
 * Not asked: whether everything that a schema allows is taken (rules between parameters, as `from` before `to`, are
 * none that OpenAPI can say), whether all that a schema forbids is refused (in an address `null` is a text like any
 * other, so that what was made wrong may be right as it is written), whether a document can be had that was just sent
 * (it is indexed first), and whether a missing key is refused (that depends on the keys that were issued).
 */
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'unsupported_method',
  'allow_header_conformance',
];

/** @returns {string | undefined} why it cannot be had */
function provide() {
  if (existsSync(PROGRAM)) return undefined;
  mkdirSync(join(ROOT, '.tmp/schemathesis'), { recursive: true });
  const venv = spawnSync('python3', ['-m', 'venv', VENV], { encoding: 'utf8' });
  if (venv.status !== 0)
    return `没有 python3 或它的 venv (no python3 with venv): ${venv.error?.message ?? venv.stdout}`;
  const pip = spawnSync(
    join(VENV, 'bin/pip'),
    ['install', '--quiet', '--disable-pip-version-check', `schemathesis==${VERSION}`],
    { encoding: 'utf8' },
  );
  if (pip.status === 0) return undefined;
  rmSync(VENV, { recursive: true, force: true });
  return `装不上 schemathesis ${VERSION} (cannot be installed): ${pip.stderr.trim().split('\n').at(-1)}`;
}

/** A few records of each kind: each change that is asked for is indexed anew. */
const CORPUS = {
  'articles.jsonl': [
    {
      id: 'a1',
      title: '希音园区在肇庆动工',
      text: '希音（SHEIN）的项目开工。',
      published: '2024-02-01',
      tags: ['园区'],
    },
    {
      id: 'a2',
      title: '冠旭电子落户德庆',
      text: '两期项目都在建设。',
      regions: ['肇庆市', '德庆县'],
      source: '西江日报',
    },
  ],
  'projects.jsonl': [
    { id: 'p1', name: '希音智慧产业园', company: 'c1', stage: '开工', investmentYi: 56, articles: ['a1'] },
  ],
  'companies.jsonl': [{ id: 'c1', name: '希音', aliases: ['SHEIN'] }],
};

/** @param {string} folder */
function prepare(folder) {
  const corpus = join(folder, 'corpus');
  mkdirSync(corpus);
  for (const [name, records] of Object.entries(CORPUS)) {
    writeFileSync(join(corpus, name), records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  }
  run(folder, ['index']);
  return JSON.parse(run(folder, ['keys', 'add', '--kind', 'admin', '--json'])).key;
}

/**
 * @param {string} cwd
 * @param {readonly string[]} args
 */
function run(cwd, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>} its address
 */
function ready(child) {
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      const [address] = /http:\/\/\S+/.exec(text) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', () => reject(new Error('the server did not start')));
  });
}

/**
 * @param {string} address
 * @param {string} key
 * @returns {Promise<number>} exit code
 */
function fuzz(address, key) {
  const args = [
    ['run', `${address}/openapi.json`, '--header', `Authorization: Bearer ${key}`],
    ['--checks', CHECKS.join(','), '--phases', 'examples,coverage,fuzzing', '--mode', 'all'],
    ['--seed', SEED, '--max-examples', '8', '--max-time', MOST_SECONDS, '--workers', '1'],
    [
      '--suppress-health-check',
      'all',
      '--request-timeout',
      '30',
      '--continue-on-failure',
      '--warnings',
      'off',
    ],
    ['--generation-database', 'none', '--no-color'],
    process.argv.slice(2),
  ].flat();
  const child = spawn(PROGRAM, args, { cwd: VENV, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

await runMain(async () => {
  const missing = provide();
  if (missing !== undefined) {
    console.log(`略过 (left out): ${missing}`);
    console.log(resultLine({ passed: 0, failed: 0 }));
    return 0;
  }
  await exclusively(install);
  await exclusively(build);
  const folder = mkdtempSync(join(tmpdir(), 'xiangxun-fuzz-'));
  try {
    const key = prepare(folder);
    const args = [CLI, 'serve', '--port', '0', '--corpus', 'corpus', '--key-rate', '0'];
    const server = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      const code = await fuzz(await ready(server), key);
      console.log(resultLine({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }));
      return code === 0 ? 0 : 1;
    } finally {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
