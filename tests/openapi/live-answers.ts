/** Holds answers of the server against the description that it serves. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { openApiDocument } from '../../src/server/openapi/document.ts';
import { allOperations } from '../../src/server/openapi/openapi-routes.ts';

interface ResponseObject {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}

const DOCUMENT = openApiDocument(allOperations(true));
/** What the server may say to any request, wherever it goes. */
const ANYWHERE = new Set([404, 405, 408, 413, 414, 431]);

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addFormat('date', (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)));
ajv.addFormat(
  'date-time',
  (text: string) => /^\d{4}-\d{2}-\d{2}T.*Z$/.test(text) && !Number.isNaN(Date.parse(text)),
);
ajv.addSchema(DOCUMENT, 'openapi');

/** Those without places first: `/documents/delete` is no document. */
const places = (path: string) => path.split('{').length;
const paths = Object.entries(DOCUMENT.paths)
  .toSorted(([a], [b]) => places(a) - places(b))
  .map(([path, methods]) => ({
    path,
    methods,
    pattern: new RegExp(
      `^${path
        .split(/(\{\w+\})/)
        .map((part) => (part.startsWith('{') ? '[^/]+' : part.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&')))
        .join('')}$`,
    ),
  }));
const checks = new Map<string, ValidateFunction>();

/** Resolves to what is wrong with the answer; undefined for one that is as described. */
export async function faultOf(method: string, url: string, response: Response): Promise<string | undefined> {
  const { pathname } = new URL(url, 'http://127.0.0.1');
  const place = `${method} ${pathname} → ${response.status}`;
  const at = (address: string) => paths.find(({ pattern }) => pattern.test(address));
  // Mounted in somebody's app, all of it stands behind a path of that app.
  let below = pathname;
  let found = at(below);
  while (!found && !isOther(below) && below !== '/') {
    below = below.replace(/^\/[^/]*/, '') || '/';
    found = at(below);
  }
  if (!found) {
    const isFine = isRefusal(response.status) || method === 'OPTIONS' || isOther(below);
    return isFine ? undefined : `${place}: not described`;
  }
  const asked = method === 'HEAD' ? 'get' : method.toLowerCase();
  const operation = found.methods[asked] as { responses: Record<string, ResponseObject> } | undefined;
  if (!operation) {
    // Doors come before routes: who is turned away there is not told that the route knows no such method.
    const refused = response.status === 405 || method === 'OPTIONS' || isRefusal(response.status);
    return refused ? undefined : `${place}: method not described`;
  }
  const described = operation.responses[response.status];
  if (!described) return ANYWHERE.has(response.status) ? undefined : `${place}: status not described`;
  if (method === 'HEAD' || described.content === undefined) return undefined;
  const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
  // A refusal at the door comes as a problem whatever the route would say.
  if (type === 'application/problem+json' && response.status >= 400) return check(place, PROBLEM, response);
  if (!Object.hasOwn(described.content, type)) return `${place}: ${type || 'no content type'} not described`;
  if (type !== 'application/json') return undefined;
  const pointer = [
    'paths',
    found.path,
    asked,
    'responses',
    String(response.status),
    'content',
    type,
    'schema',
  ];
  return check(place, `openapi#/${pointer.map(escaped).join('/')}`, response);
}

const PROBLEM = 'openapi#/components/schemas/Problem';

function isRefusal(status: number): boolean {
  return ANYWHERE.has(status) || [401, 403, 429, 503].includes(status);
}

/** Parts of places, and files of the pages. */
function isOther(pathname: string): boolean {
  return /^\/(places|assets|embed)\//.test(pathname);
}

function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

async function check(place: string, ref: string, response: Response): Promise<string | undefined> {
  let validate = checks.get(ref);
  if (!validate) {
    validate = ajv.compile({ $ref: ref });
    checks.set(ref, validate);
  }
  const text = await response.clone().text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return `${place}: not JSON: ${text.slice(0, 100)}`;
  }
  if (validate(body)) return undefined;
  const first = (validate.errors ?? [])
    .slice(0, 5)
    .map(({ instancePath, message }) => `${instancePath} ${message}`);
  return `${place}: ${first.join('; ')} in ${text.slice(0, 300)}`;
}
