import type { Document } from './openapi.js';

type Schema = Record<string, unknown>;

/** One string that a request may carry: where it lies, how long it may be, whether the document calls it free text. */
export interface TextField {
  /** Keys from the body's root; a list is entered at its first entry. */
  readonly path: readonly string[];
  readonly maxLength: number;
  readonly isFreeText: boolean;
  /** A closed list, an id, a date, an address: what people write freely does not fit. */
  readonly isClosed: boolean;
}

/** Every string field of an operation's JSON body, however deep. */
export function textFields(document: Document, method: string, path: string): TextField[] {
  const operation = document.paths[path]?.[method.toLowerCase()];
  const body = operation?.requestBody as { content?: Record<string, { schema?: Schema }> } | undefined;
  const schema = body?.content?.['application/json']?.schema;
  return schema === undefined ? [] : fieldsOf(document, schema, []);
}

function fieldsOf(document: Document, raw: Schema, path: readonly string[]): TextField[] {
  const schema = resolved(document, raw);
  const options = [schema.anyOf, schema.oneOf, schema.allOf].flatMap((list) =>
    Array.isArray(list) ? (list as Schema[]) : [],
  );
  const inside = options.flatMap((option) => fieldsOf(document, option, path));
  const own = [schema.type].flat().includes('string') ? [fieldAt(schema, path)] : [];
  const items = schema.items === undefined ? [] : fieldsOf(document, schema.items as Schema, [...path, '0']);
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
  return [
    ...own,
    ...inside,
    ...items,
    ...properties.flatMap(([key, value]) => fieldsOf(document, value, [...path, key])),
  ];
}

function fieldAt(schema: Schema, path: readonly string[]): TextField {
  return {
    path,
    maxLength: typeof schema.maxLength === 'number' ? schema.maxLength : Infinity,
    isFreeText: schema['x-free-text'] === true,
    isClosed: schema.enum !== undefined || schema.format !== undefined || schema.pattern !== undefined,
  };
}

function resolved(document: Document, schema: Schema): Schema {
  const { $ref: reference, ...rest } = schema;
  if (typeof reference !== 'string') return schema;
  const keys = reference.slice(2).split('/');
  const found = keys.reduce<unknown>((node, key) => (node as Schema | undefined)?.[key], document);
  if (found === undefined) throw new Error(`${reference} is not in the document: ${JSON.stringify(schema)}`);
  return { ...resolved(document, found as Schema), ...rest };
}

/** A copy of the body with this value in this place; objects and lists on the way are made where they are missing. */
export function planted(body: unknown, path: readonly string[], value: string): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (key === '0') {
    const list = Array.isArray(body) ? (body as unknown[]) : [];
    return [planted(list[0], rest, value), ...list.slice(1)];
  }
  const object = typeof body === 'object' && body !== null ? (body as Schema) : {};
  return { ...object, [key]: planted(object[key], rest, value) };
}
