import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { clientOf, fakeNode, ok } from './fake-node.ts';

const read = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../crawl/tls/${name}`, import.meta.url)));
/** Signed by itself, for 127.0.0.1. */
const TLS = { cert: read('cert.pem'), key: read('key.pem') };
const GET = { method: 'GET', path: '/_cluster/health' } as const;

test('a node is trusted by its CA', async () => {
  const node = await fakeNode(ok, TLS);
  const { client } = clientOf([node], { ca: TLS.cert.toString('utf8') });
  expect(await client.request(GET)).toEqual({ good: true });
});

test.each([
  ['without a CA', undefined],
  ['by another CA', rootCertificates[0]],
])('not %s: nothing is sent, and the remedy is told', async (_, ca) => {
  const node = await fakeNode(ok, TLS);
  const { client } = clientOf([node], { ca, authorization: 'Basic c2VjcmV0' });
  await expect(client.request(GET)).rejects.toMatchObject({
    kind: 'untrusted',
    code: 'cluster_refused',
    message: expect.stringMatching(/--opensearch-ca/),
  });
  expect(node.heard).toEqual([]);
});

test('who we are is told to every node, and in no error', async () => {
  const nodes = [await fakeNode(ok), await fakeNode(ok)];
  const { client } = clientOf(nodes, { authorization: 'ApiKey c2VjcmV0' });
  await client.request(GET);
  await client.request(GET);
  for (const { heard } of nodes) expect(heard[0]?.headers.authorization).toBe('ApiKey c2VjcmV0');
  for (const node of nodes) await node.close();
  const error: unknown = await client.request(GET).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Error);
  expect(`${String(error)} ${JSON.stringify(error)} ${(error as Error).stack}`).not.toContain('c2VjcmV0');
});
