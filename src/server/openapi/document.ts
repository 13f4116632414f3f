/** Operations → one OpenAPI 3.1 document. */
import { z } from 'zod';
import { VERSION } from '../../config/version.ts';
import { ERRORS } from '../../contract/error.ts';
import { meiliErrorSchema, problemSchema } from './error-schemas.ts';
import type { Answer, Content, Operation, Parameter } from './operation.ts';

type Json = Record<string, unknown>;

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: Json & { readonly title: string; readonly version: string };
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>>; readonly securitySchemes: Json };
}

const HTTP_TEXTS: Readonly<Record<number, string>> = {
  400: '请求有误 (bad request)',
  401: '须带密钥 (a key is needed)',
  403: '不接受这个密钥或网站 (key or origin not accepted)',
  404: '没有 (not found)',
  405: '不支持这种方法 (method not allowed)',
  413: '内容太大 (too large)',
  414: '地址太长 (address too long)',
  415: '内容类型不对 (content type not accepted)',
  429: '请求太频繁 (too many requests)',
  500: '内部错误 (internal error)',
  503: '正忙或尚未就绪 (overloaded or not ready)',
};

export function openApiDocument(operations: readonly Operation[]): OpenApiDocument {
  const schemas: Record<string, Json> = {};
  const refer = (schema: z.ZodType): Json => {
    const {
      $schema: _,
      $defs = {},
      ...root
    } = z.toJSONSchema(schema, { io: 'input' }) as Json & {
      $defs?: Record<string, Json>;
    };
    for (const [name, definition] of Object.entries($defs)) {
      schemas[name] = inComponents(withoutId(definition)) as Json;
    }
    return inComponents(withoutId(root)) as Json;
  };
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of operations) {
    const methods = paths[operation.path] ?? {};
    methods[operation.method] = operationObject(operation, refer);
    paths[operation.path] = methods;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '项讯 xiangxun',
      version: VERSION,
      description: '中文区域项目新闻检索 (search for Chinese regional project news)',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas,
      securitySchemes: {
        header: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

type Refer = (schema: z.ZodType) => Json;

function operationObject(operation: Operation, refer: Refer): Json {
  const { id, tag, summary, description, query = {}, inPath = {}, body, key } = operation;
  const parameters = [
    ...Object.entries(inPath).map(([name, one]) =>
      parameterObject(name, { ...one, isRequired: true }, 'path', refer),
    ),
    ...Object.entries(query).map(([name, one]) => parameterObject(name, one, 'query', refer)),
  ];
  const security = key === 'admin' ? [{ bearer: [] }, { header: [] }] : [{}, { bearer: [] }, { header: [] }];
  const answers = { ...operation.answers, ...errorAnswers(operation) };
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: contentObject(body, refer) } } : {}),
    responses: Object.fromEntries(
      Object.entries(answers).map(([status, answer]) => [status, answerObject(answer, refer)]),
    ),
    ...(key === undefined ? {} : { security }),
  };
}

function parameterObject(name: string, parameter: Parameter, place: string, refer: Refer): Json {
  const { schema, description, isRequired, list, mostItems } = parameter;
  const one = parameter.mayBeEmpty ? orEmpty(refer(schema)) : refer(schema);
  return {
    name,
    in: place,
    ...(isRequired ? { required: true } : {}),
    ...(description === undefined ? {} : { description }),
    ...(list ? { style: 'form', explode: list === 'repeated' } : {}),
    schema: list ? { type: 'array', items: one, ...(mostItems ? { maxItems: mostItems } : {}) } : one,
  };
}

/** A value left empty in a form is as one left out. */
function orEmpty(schema: Json): Json {
  if (Array.isArray(schema['enum'])) return { ...schema, enum: [...schema['enum'], ''] };
  const { minLength: _, format, ...rest } = schema;
  if (schema['type'] === 'string' && format === undefined) return rest;
  return { anyOf: [schema, { const: '' }] };
}

function answerObject({ description, content, headers }: Answer, refer: Refer): Json {
  return {
    description,
    ...(content ? { content: contentObject(content, refer) } : {}),
    ...(headers
      ? {
          headers: Object.fromEntries(
            Object.entries(headers).map(([name, text]) => [
              name,
              { description: text, schema: { type: 'string' } },
            ]),
          ),
        }
      : {}),
  };
}

function contentObject(content: Content, refer: Refer): Json {
  return Object.fromEntries(
    Object.entries(content).map(([type, schema]) => [
      type,
      { schema: schema === 'text' ? { type: 'string' } : refer(schema) },
    ]),
  );
}

/** What any request may be refused with before its route is asked. */
const AT_THE_DOOR = ['body_too_large', 'uri_too_long', 'headers_too_large', 'request_timeout'] as const;

/** Each status once, with every code that it may bring. */
function errorAnswers({ errors }: Operation): Record<number, Answer> {
  const { shape, statuses = [] } = errors;
  const problem: Content = { 'application/problem+json': problemSchema };
  const codes = [...(errors.codes ?? []), ...(shape === 'problem' ? (['internal'] as const) : [])];
  const found: Record<number, Answer> = {};
  const content: Content =
    shape === 'problem'
      ? problem
      : shape === 'meili'
        ? { 'application/json': meiliErrorSchema }
        : { 'text/html': 'text' };
  const add = (status: number, text: string) => {
    const before = found[status]?.description;
    const retries = status === 429 || status === 503;
    found[status] = {
      description: before === undefined ? text : `${before}; ${text}`,
      content,
      ...(retries ? { headers: { 'Retry-After': '秒 (seconds)' } } : {}),
    };
  };
  for (const code of codes) add(ERRORS[code].status, `\`${code}\` ${ERRORS[code].zh} (${ERRORS[code].en})`);
  for (const status of shape === 'problem' ? statuses : [...statuses, 500])
    add(status, HTTP_TEXTS[status] ?? String(status));
  for (const code of AT_THE_DOOR) {
    const { status, zh, en } = ERRORS[code];
    const before = found[status];
    const text = `\`${code}\` ${zh} (${en})`;
    found[status] = before
      ? { ...before, content: { ...before.content, ...problem } }
      : { description: text, content: problem };
  }
  return found;
}

function withoutId({ id: _, ...schema }: Json): Json {
  return schema;
}

/** References of a schema of its own → references into the document. */
function inComponents(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inComponents);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      name === '$ref' && typeof item === 'string'
        ? item.replace('#/$defs/', '#/components/schemas/')
        : inComponents(item),
    ]),
  );
}
