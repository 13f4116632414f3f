/** One route of the Meilisearch door, described, and the parameters that several of them take. */
import { z } from 'zod';
import { INDEXES } from '../meili/index-name.ts';
import type { Content, Operation, Parameter } from './operation.ts';

const TAG = 'Meilisearch';
const [first = 'articles', ...rest] = INDEXES;
export const text = z.string();
export const whole = z.int().min(0).max(1_000_000_000);

const uid: Parameter = { schema: z.enum([first, ...rest]), description: '索引 (index)' };
export const index = { uid };
export const list = (description: string): Parameter => ({ schema: text, list: 'commas', description });
export const number = (description: string): Parameter => ({ schema: whole, description });
export const flag = (description: string): Parameter => ({ schema: z.boolean(), description });
export const page = {
  offset: number('从第几个起 (from which on)'),
  limit: number('几个, 默认 20 (how many)'),
};
export const json = (schema: z.ZodType): Content => ({ 'application/json': schema });

interface Described {
  readonly query?: Operation['query'];
  readonly inPath?: Operation['inPath'];
  readonly body?: Content;
  readonly key?: 'admin';
  readonly status?: number;
  readonly errors?: readonly number[];
}

export function describe(
  method: Operation['method'],
  path: string,
  id: string,
  summary: string,
  schema: z.ZodType,
  { query, inPath, body, key, status = 200, errors = [] }: Described = {},
): Operation {
  const statuses = [
    ...(body || query ? [400] : []),
    401,
    403,
    ...(inPath ? [404] : []),
    ...(body ? [413, 415] : []),
    ...errors,
    429,
    503,
  ];
  return {
    method,
    path: `/meili${path}`,
    id: `meili${id}`,
    tag: TAG,
    summary,
    ...(query ? { query } : {}),
    ...(inPath ? { inPath } : {}),
    ...(body ? { body } : {}),
    answers: { [status]: { description: summary, content: { 'application/json': schema } } },
    errors: { shape: 'meili', statuses: [...new Set(statuses)].sort((a, b) => a - b) },
    key: key ?? 'site',
  };
}
