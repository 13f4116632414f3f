/** The app and the server over an engine that is there already, with the log in an array. */
import type { Hono } from 'hono';
import { expect } from 'vitest';
import { DEFAULT_LIMITS, type Limits } from '../../src/config/limits.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { type AppOptions, createApp } from '../../src/server/app.ts';
import { EngineHolder, type EngineSource } from '../../src/server/engine-holder.ts';
import { createLog, type Log } from '../../src/server/log.ts';
import type { ProblemBody } from '../../src/server/problem.ts';
import { watchedApp } from '../openapi/watch.ts';

export interface LogLine {
  readonly level: number;
  readonly event: string;
  readonly [field: string]: unknown;
}

export function logged(): { log: Log; lines: LogLine[] } {
  const lines: LogLine[] = [];
  return { log: createLog({ write: (text: string) => void lines.push(JSON.parse(text)) }), lines };
}

export function sourceOf(engine: SearchEngine): EngineSource {
  const { generation } = engine.status();
  return {
    newest: async () => generation,
    open: async () => ({ engine, generation, rejected: [] }),
  };
}

export interface TestApp {
  readonly app: Hono;
  readonly holder: EngineHolder;
  readonly lines: LogLine[];
}

/** A machine that does much else answers whole all the same. */
const PATIENT: Limits = { ...DEFAULT_LIMITS, 'query-ms': 60_000 };

/** Without an engine: an app that has not loaded one yet. */
export async function appOf(
  engine?: SearchEngine,
  options: Omit<AppOptions, 'holder' | 'log'> = {},
): Promise<TestApp> {
  const { log, lines } = logged();
  const nothing: EngineSource = {
    newest: async () => undefined,
    open: () => Promise.reject(new Error('none')),
  };
  const holder = new EngineHolder(engine ? sourceOf(engine) : nothing, log);
  if (engine) await holder.start();
  return { app: watchedApp(createApp({ limits: PATIENT, ...options, holder, log })), holder, lines };
}

/** The body of a problem, once its form has been checked; nothing of the machine may be in it. */
export async function problemOf(response: Response): Promise<ProblemBody> {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const text = await response.text();
  expect(text).not.toMatch(STACK_OR_PATH);
  const body = JSON.parse(text) as ProblemBody;
  expect(body).toMatchObject({
    type: 'about:blank',
    status: response.status,
    code: expect.stringMatching(/^[a-z_]+$/),
    title: expect.stringMatching(/^\p{Script=Han}+ \/ [A-Z][a-z ]+$/u),
    detail: expect.stringMatching(/./),
    requestId: response.headers.get('x-request-id'),
  });
  expect(body.requestId).toMatch(/^[0-9a-f-]{36}$/);
  return body;
}

/** A line of a stack, or a path of a source, a package or this folder. */
export const STACK_OR_PATH = new RegExp(
  `\\n\\s+at |node_modules|\\.[cm]?[jt]sx?:\\d|file://|${process.cwd().replaceAll('/', '\\/')}`,
);
