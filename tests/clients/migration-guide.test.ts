/** The guide for those who come from Meilisearch: each of its commands and programs is run as it is printed. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLI, compiled, runCli } from '../cli/fixture.ts';
import { type MeiliServer, openMeiliServer } from './meili-server.ts';

const GUIDE = fileURLToPath(new URL('../../docs/从-Meilisearch-迁移.md', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

compiled();
let server: MeiliServer;
beforeAll(async () => {
  server = await openMeiliServer();
});
afterAll(() => server?.close());

interface Block {
  readonly language: string;
  readonly text: string;
}

async function blocks(): Promise<Block[]> {
  const guide = await readFile(GUIDE, 'utf8');
  return [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
    language,
    text,
  }));
}

/** `npx xiangxun` is the compiled program; the server runs already, with the options of the guide. */
const PRELUDE = `set -euo pipefail
npx() { shift; if [ "$1" = serve ]; then echo "serve $*"; else "$NODE" "$CLI" "$@"; fi; }
`;

async function run(command: readonly [string, ...string[]], cwd: string): Promise<string> {
  const env = { HOST: server.host(), ADMIN: server.adminKey, CLI, NODE: process.execPath };
  const { code, out, err } = await runCli([], { command, cwd, env });
  expect({ code, err: code === 0 ? '' : err }, command.join(' ')).toEqual({ code: 0, err: '' });
  return out;
}

test('every command of the guide does what it says', { timeout: 500_000 }, async () => {
  const all = await blocks();
  expect(all.map(({ language }) => language)).toEqual(['sh', 'js', 'sh', 'sh', 'js', 'text']);
  const [start, convert, add, search, client] = all as [Block, Block, Block, Block, Block];
  expect(await run(['bash', '-c', PRELUDE + start.text], server.folder)).toMatch(
    /serve serve --corpus corpus/,
  );

  const old = {
    results: [
      { id: 1, name: '肇庆旧园区一期', body: '旧服务里的一篇', date: '2024-03-02', city: '肇庆市' },
      { id: 2, name: '园区二期' },
    ],
  };
  await writeFile(join(server.folder, 'old-documents.json'), JSON.stringify(old));
  await run([process.execPath, '--input-type=module', '--eval', convert.text], server.folder);

  const [post = '', read = ''] = add.text.trim().split('\n');
  expect(JSON.parse(await run(['bash', '-c', PRELUDE + post], server.folder))).toMatchObject({
    taskUid: 0,
    status: 'enqueued',
  });
  const status = async () =>
    (JSON.parse(await run(['bash', '-c', PRELUDE + read], server.folder)) as { status: string }).status;
  await expect.poll(status, { timeout: 120_000, interval: 500 }).toBe('succeeded');

  const answers: unknown[] = [];
  for (const line of search.text.trim().split('\n'))
    answers.push(JSON.parse(await run(['bash', '-c', PRELUDE + line], server.folder)));
  const [found, named, facet, several] = answers as [
    { hits: { id: string; _formatted: { title: string } }[] },
    { hits: object[] },
    { facetHits: { value: string }[] },
    { results: { hits: { id: string }[] }[] },
  ];
  expect(found.hits.find(({ id }) => id === '1')?._formatted.title).toMatch(/<em>园区<\/em>/);
  expect(named.hits).toHaveLength(3);
  expect(facet.facetHits.map(({ value }) => value)).toEqual(['肇庆市']);
  expect(several.results.map(({ hits }) => hits[0]?.id)).toEqual(['c1', 'p1']);

  // The package is looked up from here.
  const printed = await run([process.execPath, '--input-type=module', '--eval', client.text], ROOT);
  expect(printed).toMatch(/新园区开工/);
});
