/**
 * Every fenced block of the documents does what it says. The words behind the language say how it is tried:
 * `server` asks the server at 127.0.0.1:8080; `listens` never ends by itself; `root` changes the machine and is only
 * read; `package` is run by tests/package; `crawls` goes to other sites, so that its arguments are read only. A `text` block is the output of the block before it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { attributeName, OPTIONS, type OptionName } from '../../src/box/option.ts';
import { parseArguments } from '../../src/cli/command.ts';
import { allCommands } from '../../src/cli/commands.ts';
import { loadSettings } from '../../src/cli/config-file.ts';
import { readLimits } from '../../src/config/limits.ts';
import { parseSite } from '../../src/crawl/site/site-file.ts';
import { compiled } from '../cli/fixture.ts';
import { type Fence, fencesOf } from './markdown.ts';
import { ROOT, Workplace } from './workplace.ts';

const COMMANDS = await allCommands();

const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'corpus/README.md',
  'deploy/README.md',
  ...readdirSync(join(ROOT, 'docs'))
    // The guide for users of Meilisearch is run by tests/clients, that of OpenSearch wants a cluster.
    .filter((name) => name.endsWith('.md') && !name.includes('Meilisearch') && name !== 'opensearch.md')
    .map((name) => `docs/${name}`),
];
/** What tests/package runs. */
const PACKAGE_LINES = ['npm install --ignore-scripts xiangxun', 'npx xiangxun setup'];

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });
compiled();
const place = new Workplace();
beforeAll(() => place.open());
afterAll(() => place.close());

type Check = (fence: Fence, folder: string, output: string | undefined) => void | Promise<void>;

const CHECKS: Readonly<Record<string, Check>> = {
  sh: async (fence, folder, output) => {
    const text = place.addressed(fence.text);
    const { status, stdout, stderr } = await place.runShell(text, folder);
    expect(status, `${stderr}\n${stdout}`).toBe(0);
    if (output !== undefined) expect(stdout.trimEnd()).toBe(output);
  },
  'sh root': ({ text }) => {
    expect(spawnSync('bash', ['-n', '-c', text], { encoding: 'utf8' }).stderr).toBe('');
    for (const [file] of text.matchAll(/\bdeploy\/[\w.]+/g))
      expect(existsSync(join(ROOT, file)), file).toBe(true);
  },
  'sh package': ({ text }) => expect(PACKAGE_LINES).toEqual(expect.arrayContaining(text.split('\n'))),
  js: async (fence, folder, output) => {
    const { status, stdout, stderr } = await place.runModule(place.addressed(fence.text), folder);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    if (output !== undefined) expect(stdout.trimEnd()).toBe(output);
  },
  'js listens': async ({ text }, folder) => {
    const file = join(folder, 'listens.mjs');
    writeFileSync(file, text.replace(/\bport: \d+/, 'port: 0'));
    const child = spawn(process.execPath, [file], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    const address = /http:\/\/\S+/.exec(said.toString())?.[0] ?? '';
    const response = await fetch(`${address}?q=SHEIN`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<mark>');
  },
  'sh crawls': ({ text }) => {
    for (const line of text.split('\n')) {
      const [npx, xiangxun, name, ...argv] = line.replace(/#.*/, '').trim().split(/\s+/);
      expect([npx, xiangxun]).toEqual(['npx', 'xiangxun']);
      const command = COMMANDS.find((one) => one.name === name);
      expect(command, line).toBeDefined();
      if (command) parseArguments(command, argv);
    }
  },
  'json site': ({ text }) => void parseSite(text, 'site.json'),
  json: ({ text }) => void JSON.parse(text),
  'json settings': ({ text }, folder) => {
    const file = join(folder, 'settings-example.json');
    writeFileSync(file, text);
    const settings = loadSettings(file, {});
    readLimits((name) => settings.of(name));
  },
  html: ({ text }) => {
    const known = Object.keys(OPTIONS).map((name) => attributeName(name as OptionName));
    for (const [, tag = ''] of text.matchAll(/<script ([^>]*embed\/v1[^>]*)>/g)) {
      for (const [name] of tag.matchAll(/\bdata-[a-z-]+/g)) expect([...known, 'data-mount']).toContain(name);
    }
    expect(text.split('<script').length).toBe(text.split('</script>').length);
  },
};

describe.each(DOCUMENTS)('%s', (document) => {
  const fences = fencesOf(readFileSync(join(ROOT, document), 'utf8'));
  let folder: string;
  beforeAll(() => {
    folder = place.folderFor(document);
  });

  test('has only blocks that are tried', () => {
    for (const { language, words, line } of fences) {
      const kind = kindOf(language, words);
      const known = language === 'text' || kind in CHECKS;
      expect(known, `${document}:${line}: no way to try \`\`\`${[language, ...words].join(' ')}`).toBe(true);
    }
  });

  const tried = fences.flatMap((fence, at) => {
    const next = fences[at + 1];
    const output = next?.language === 'text' ? next.text : undefined;
    return fence.language === 'text'
      ? []
      : [[`${fence.line}: ${fence.text.split('\n')[0]}`, fence, output] as const];
  });
  if (tried.length > 0) {
    test.each(tried)('%s', async (_, fence, output) => {
      await CHECKS[kindOf(fence.language, fence.words)]?.(fence, folder, output);
    });
  }
});

/** `server` changes nothing but the address. */
function kindOf(language: string, words: readonly string[]): string {
  return [language, ...words.filter((word) => word !== 'server')].join(' ');
}

test('what the shim only looks up is run by CI', () => {
  const ci = readFileSync(join(ROOT, '.ci/run'), 'utf8');
  for (const command of ['npm test', 'npm run check']) expect(ci).toContain(command);
});
