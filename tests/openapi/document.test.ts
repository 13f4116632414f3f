import { beforeAll, describe, expect, test } from 'vitest';
import { ERRORS } from '../../src/contract/error.ts';
import { openApiDocument } from '../../src/server/openapi/document.ts';
import { allOperations } from '../../src/server/openapi/openapi-routes.ts';
import { schemaText } from '../../src/server/openapi/schema-text.ts';
import { article, engineOf } from '../search/fixture.ts';
import { appOf, type TestApp } from '../server/fixture.ts';

const DOCUMENT = openApiDocument(allOperations(false));
let server: TestApp;
beforeAll(async () => {
  server = await appOf(await engineOf({ articles: [article('a1')] }));
});

const operations = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

describe('the description', () => {
  test('is served as it is made, readable from anywhere', async () => {
    const response = await server.app.request('/openapi.json');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(DOCUMENT)));
  });

  test('names every route of the server and no other', () => {
    const served = server.app.routes
      .filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/assets/'))
      .flatMap(({ method, path }) => {
        const kinds = /\{(.+)\}/.exec(path)?.[1]?.split('|') ?? [''];
        return kinds.map((kind) =>
          `${method.toLowerCase()} ${path.replace(/:kind\{.+\}/, kind).replace('/places/*', '/places/:place')}`.replaceAll(
            /:(\w+)/g,
            '{$1}',
          ),
        );
      });
    const described = operations.map(({ method, path }) => `${method} ${path}`);
    expect(described.sort()).toEqual([...new Set(served)].sort());
  });

  test('operations have names of their own, parameters for every place in their path, and errors', () => {
    expect(new Set(operations.map(({ operation }) => operation['operationId'])).size).toBe(operations.length);
    for (const { path, method, operation } of operations) {
      const named = ((operation['parameters'] ?? []) as { name: string; in: string }[]).flatMap((one) =>
        one.in === 'path' ? [one.name] : [],
      );
      expect([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort(), path).toEqual(named.sort());
      const statuses = Object.keys(operation['responses'] as object);
      expect(statuses, `${method} ${path}`).toEqual(expect.arrayContaining(['500']));
    }
  });

  test('every reference leads somewhere, and no name of a schema is a reference to itself alone', () => {
    const names = [...JSON.stringify(DOCUMENT).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    expect(names.length).toBeGreaterThan(50);
    for (const [, name] of names) expect(DOCUMENT.components.schemas).toHaveProperty(name as string);
    expect(JSON.stringify(DOCUMENT)).not.toMatch(/\$defs/);
  });

  test('every code that a client can meet is told', () => {
    const told = JSON.stringify(DOCUMENT.paths);
    const codes = Object.entries(ERRORS).flatMap(([code, { status }]) =>
      [400, 401, 403, 404, 414, 429].includes(status) && code !== 'bad_request' && code !== 'route_not_found'
        ? [code]
        : [],
    );
    for (const code of codes) expect(told).toContain(`\`${code}\``);
  });
});

describe('the page of it', () => {
  test('lists every operation and every schema, without a script', async () => {
    const response = await server.app.request('/docs');
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'/);
    const html = await response.text();
    expect(html).not.toMatch(/<script|<style|style=|https?:\/\/(?!www\.w3\.org|jsonfeed\.org\/version)/);
    for (const { operation } of operations) expect(html).toContain(`id="${operation['operationId']}"`);
    for (const name of Object.keys(DOCUMENT.components.schemas))
      expect(html).toContain(`id="schema-${name}"`);
  });

  test.each([
    [{ type: 'integer', minimum: 1, maximum: 100 }, 'integer 1–100'],
    [{ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER }, 'integer ≥ 0'],
    [{ type: 'number', maximum: 5 }, 'number ≤ 5'],
    [{ type: 'string', maxLength: 256 }, 'string ≤ 256 字'],
    [{ type: 'string', format: 'date' }, 'string date'],
    [{ enum: ['a', 'b'] }, '"a" | "b"'],
    [{ const: true }, 'true'],
    [{ $ref: '#/components/schemas/Hit' }, 'Hit'],
    [{ type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'null' }] } }, '(string | null)[]'],
    [{ prefixItems: [{ type: 'integer' }, { type: 'integer' }] }, '[integer, integer]'],
    [
      { type: 'object', properties: { a: { type: 'string' }, b: {} }, required: ['a'] },
      '{\n  a: string\n  b?: any\n}',
    ],
    [{ type: 'object', additionalProperties: { type: 'integer' } }, '{\n  […]: integer\n}'],
    [{ type: 'object', properties: {}, additionalProperties: {} }, '{\n  […]: any\n}'],
  ])('%j reads %s', (schema, text) => {
    expect(schemaText(schema)).toBe(text);
  });
});
