/** A node of a JSON schema as the generator makes it (OpenAPI 3.0 habits) and as 3.1 wants it. */
export type Schema = { [key: string]: unknown };

const FORMATS: readonly (readonly [RegExp, string])[] = [
  [/^id$|[a-z]Id$/, 'uuid'],
  [/^at$|[a-z]At$/, 'date-time'],
  [/[a-z]On$/, 'date'],
];
const NO_UUID = new Set(['messageId']);

/**
 * The schema in OpenAPI 3.1's own terms: `nullable` as a type, no wrapping `allOf`, closed objects, and the formats that
 * our names promise (`…Id`, `…At`, `…On`, `version`). Answers the same for what has been shaped already.
 */
export function shaped(schema: unknown, name = ''): unknown {
  if (Array.isArray(schema)) return schema.map((part) => shaped(part));
  if (typeof schema !== 'object' || schema === null) return schema;
  const unwrapped = withoutWrapping(schema as Schema);
  const inner = Object.fromEntries(Object.entries(unwrapped).map(([key, value]) => [key, shapedPart(key, value)]));
  return nullable(closed(formatted(inner, name)));
}

function shapedPart(key: string, value: unknown): unknown {
  if (key === 'properties') {
    const entries = Object.entries(value as Schema);
    return Object.fromEntries(entries.map(([name, property]) => [name, shaped(property, name)]));
  }
  return key === 'enum' || key === 'example' || key === 'default' || key === 'required' ? value : shaped(value);
}

/** `allOf` around a single reference was the way of 3.0 to say something beside it. */
function withoutWrapping(schema: Schema): Schema {
  const { allOf, ...rest } = schema;
  return Array.isArray(allOf) && allOf.length === 1 ? { ...(allOf[0] as Schema), ...rest } : schema;
}

function formatted(schema: Schema, name: string): Schema {
  if (name === 'version') return { ...schema, type: 'integer' };
  if (![schema.type].flat().includes('string') || schema.format !== undefined || schema.enum !== undefined)
    return schema;
  if (schema.pattern !== undefined || NO_UUID.has(name)) return schema;
  const format = FORMATS.find(([pattern]) => pattern.test(name))?.[1];
  return format === undefined ? schema : { ...schema, format };
}

function closed(schema: Schema): Schema {
  if (schema.type !== 'object' || schema.properties === undefined || 'additionalProperties' in schema) return schema;
  return { ...schema, additionalProperties: false };
}

function nullable(schema: Schema): Schema {
  const { nullable: mayBeNull, ...rest } = schema;
  if (mayBeNull === undefined) return schema;
  if (mayBeNull !== true) return rest;
  if (rest.$ref !== undefined || rest.anyOf !== undefined || rest.oneOf !== undefined) {
    const { description, ...value } = rest;
    return { ...(description !== undefined && { description }), anyOf: [value, { type: 'null' }] };
  }
  const withNull = { ...rest, ...(Array.isArray(rest.enum) && { enum: [...(rest.enum as unknown[]), null] }) };
  return typeof rest.type === 'string' ? { ...withNull, type: [rest.type, 'null'] } : withNull;
}
