/** The guide to OpenSearch: each of its commands is run as it is printed, against a real cluster. */
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLI, compiled, runCli } from '../cli/fixture.ts';
import { describeWithOwnCluster, ownCluster } from '../opensearch/cluster/test-cluster.ts';
import { served } from '../torture/served.ts';
import { fencesOf } from './markdown.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const guide = readFileSync(join(ROOT, 'docs/opensearch.md'), 'utf8');

describeWithOwnCluster('the guide to OpenSearch', () => {
  compiled();
  let folder: string;
  let addresses: readonly string[];
  beforeAll(() => {
    ({ addresses } = ownCluster());
    folder = mkdtempSync(join(tmpdir(), 'xiangxun-opensearch-guide-'));
    cpSync(join(ROOT, 'corpus'), join(folder, 'corpus'), { recursive: true });
    copyFileSync(join(ROOT, 'tests/crawl/tls/cert.pem'), join(folder, 'ca.pem'));
  });
  afterAll(async () => {
    await fetch(`${addresses[0]}/xiangxun-*`, { method: 'DELETE' });
    await fetch(`${addresses[0]}/_snapshot/xiangxun`, { method: 'DELETE' });
    rmSync(folder, { recursive: true, force: true });
  });

  /** `serve` never ends by itself: the test serves. An answer of curl with an error fails. */
  const PRELUDE = `set -euo pipefail
SECRET=x
npx() { shift; if [ "$1" = serve ]; then echo "serve: $*"; else "$NODE" "$CLI" "$@"; fi; }
curl() { command curl --silent --show-error --fail-with-body "$@"; }
`;
  const run = async (text: string): Promise<string> => {
    const script = text.replaceAll(/https:\/\/search-(\d):9200/g, (_, n) => addresses[Number(n) - 1] ?? '');
    const env = { NODE: process.execPath, CLI };
    const command = ['bash', '-c', PRELUDE + script] as const;
    const { code, out, err } = await runCli([], { command, cwd: folder, env });
    expect({ code, err: code === 0 ? '' : `${err}${out}` }, text).toEqual({ code: 0, err: '' });
    return out;
  };

  test('from an index to replicas, a snapshot, and back from it', async () => {
    const fences = fencesOf(guide);
    expect(fences.map(({ language, words }) => [language, ...words].join(' '))).toEqual([
      'sh',
      'sh',
      'sh',
      'sh',
    ]);
    const [start = '', replicas = '', snapshot = '', restore = ''] = fences.map(({ text }) => text);
    expect(await run(start)).toContain('serve: serve --port 8080');

    const options = ['--engine', 'opensearch', '--opensearch', addresses.join(',')];
    const server = await served(join(folder, 'index-data'), ...options);
    try {
      const search = async () =>
        (await fetch(`${server.address}/api/v1/search?q=SHEIN`)).json() as Promise<{ total: number }>;
      const { total } = await search();
      expect(total).toBeGreaterThan(0);
      expect(await (await fetch(`${server.address}/readyz`)).json()).toMatchObject({ cluster: { nodes: 3 } });
      expect(await run(replicas)).toContain('"acknowledged":true');
      expect(await run(snapshot)).toContain('"state":"SUCCESS"');
      const lost = await fetch(`${addresses[0]}/xiangxun-g*`, { method: 'DELETE' });
      expect(lost.status).toBe(200);
      await run(restore);
      const { total: restored } = await search();
      expect(restored).toBe(total);
    } finally {
      await server.stop();
    }
  });
});
