/**
 * Before every test file: each answer of our server that a test fetches, or asks an app for, is held against the
 * description; one that differs fails the test that asked.
 */
import type { Hono } from 'hono';

type Check = typeof import('./live-answers.ts').faultOf;
let check: Promise<Check> | undefined;

async function assertDescribed(method: string, url: string, response: Response): Promise<void> {
  // Of ours alone: tests have other servers too.
  if (!response.headers.has('x-request-id')) return;
  check ??= import('./live-answers.ts').then(({ faultOf }) => faultOf);
  const fault = await (await check)(method, url, response);
  if (fault !== undefined) throw new Error(`not as /openapi.json says: ${fault}`);
}

const { fetch: ask } = globalThis;
globalThis.fetch = async (input, init) => {
  const response = await ask(input, init);
  const request = input instanceof Request ? input : undefined;
  await assertDescribed(init?.method ?? request?.method ?? 'GET', request?.url ?? String(input), response);
  return response;
};

/** An app whose answers are held against the description when it is asked in this process. */
export function watchedApp(app: Hono): Hono {
  const { request } = app;
  app.request = async (input, init, ...rest) => {
    const response = await request(input, init, ...rest);
    const url = input instanceof Request ? input.url : String(input);
    const method = init?.method ?? (input instanceof Request ? input.method : 'GET');
    await assertDescribed(method, url, response);
    return response;
  };
  return app;
}
