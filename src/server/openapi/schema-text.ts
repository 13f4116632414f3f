/** A JSON Schema as a person reads it: `integer 1–100`, `"a" | "b"`, `Hit[]`, or an object with a line a field. */

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly format?: string;
}

/** zod's bound of every whole number, of no interest to a reader. */
const UNBOUNDED = Number.MAX_SAFE_INTEGER;

export function schemaText(value: unknown, indent = ''): string {
  const schema = (value ?? {}) as Schema;
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? '';
  // That a value may be left empty goes without saying.
  if (schema.enum)
    return schema.enum
      .filter((one) => one !== '')
      .map((one) => JSON.stringify(one))
      .join(' | ');
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.anyOf)
    return schema.anyOf
      .filter((one) => one.const !== '')
      .map((one) => schemaText(one, indent))
      .join(' | ');
  if (schema.prefixItems) return `[${schema.prefixItems.map((one) => schemaText(one)).join(', ')}]`;
  if (schema.type === 'array') {
    const item = schemaText(schema.items, indent);
    return item.includes(' | ') ? `(${item})[]` : `${item}[]`;
  }
  if (schema.properties || schema.type === 'object') return objectText(schema, indent);
  const { type = 'any', format, maxLength } = schema;
  if (type === 'string') {
    return `string${format === undefined ? '' : ` ${format}`}${maxLength === undefined ? '' : ` ≤ ${maxLength} 字`}`;
  }
  return `${type}${rangeText(schema)}`;
}

function rangeText({ minimum, maximum }: Schema): string {
  const low = minimum === undefined || minimum <= -UNBOUNDED ? undefined : minimum;
  const high = maximum === undefined || maximum >= UNBOUNDED ? undefined : maximum;
  if (low !== undefined && high !== undefined) return ` ${low}–${high}`;
  return low === undefined ? (high === undefined ? '' : ` ≤ ${high}`) : ` ≥ ${low}`;
}

function objectText(
  { properties = {}, required = [], additionalProperties }: Schema,
  indent: string,
): string {
  const inner = `${indent}  `;
  const fields = Object.entries(properties).map(
    ([name, schema]) => `${inner}${name}${required.includes(name) ? '' : '?'}: ${schemaText(schema, inner)}`,
  );
  const others = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  if (others) {
    const isAny = Object.keys(others).length === 0;
    fields.push(`${inner}[…]: ${isAny ? 'any' : schemaText(others, inner)}`);
  }
  return fields.length === 0 ? '{}' : `{\n${fields.join('\n')}\n${indent}}`;
}
