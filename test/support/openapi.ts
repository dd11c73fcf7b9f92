import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ValidateFunction } from 'ajv';

export interface Operation {
  readonly id: string;
  readonly method: string;
  /** With its `{…}`, base path included. */
  readonly path: string;
  readonly permission: string | null;
  readonly hasBody: boolean;
  readonly needsIfMatch: boolean;
  readonly statuses: readonly string[];
}

type Json = Record<string, unknown>;
type RawOperation = {
  operationId: string;
  'x-permission'?: string;
  requestBody?: unknown;
  parameters?: { name: string; in: string }[];
  responses: Record<string, Json>;
};
export type Document = { openapi: string; paths: Record<string, Record<string, RawOperation>>; components: Json };

/** What a running desk says about itself, and a judge of its answers. */
export class Description {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });

  constructor(readonly document: Document) {
    addFormats.default(this.ajv);
    this.ajv.addSchema(document, 'openapi');
  }

  static async of(url: string): Promise<Description> {
    return new Description((await (await fetch(`${url}/api/openapi.json`)).json()) as Document);
  }

  operations(): Operation[] {
    return Object.entries(this.document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => this.operation(method, path, operation)),
    );
  }

  /** What is untrue about this answer; empty where the document tells the truth. */
  faults(operation: Operation, status: number, headers: Headers, body: unknown): string[] {
    const response = this.document.paths[operation.path]?.[operation.method.toLowerCase()]?.responses[String(status)];
    if (!response) return [`status ${status} is not documented`];
    const pointer = pointerTo(operation, status);
    const described = this.resolved(response);
    return [
      ...missingHeaders(described, headers),
      ...this.bodyFaults(described, response, pointer, { type: headers.get('content-type') ?? '', body }),
    ];
  }

  private bodyFaults(described: Json, raw: Json, pointer: string, sent: { type: string; body: unknown }): string[] {
    const content = (described.content ?? {}) as Record<string, { schema?: unknown }>;
    const type = sent.type.split(';')[0] ?? '';
    if (Object.keys(content).length === 0) return sent.body === null ? [] : ['a body that is not documented'];
    if (!(type in content)) return [`content type ${type} is not documented`];
    if (!/[/+]json$/.test(type)) return [];
    const base = typeof raw.$ref === 'string' ? raw.$ref : pointer;
    const check = this.validator(`openapi${base}/content/${escaped(type)}/schema`);
    return check(sent.body) ? [] : (check.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  }

  private validator(reference: string): ValidateFunction {
    return this.ajv.getSchema(reference) ?? this.ajv.compile({ $ref: reference });
  }

  private resolved(response: Json): Json {
    if (typeof response.$ref !== 'string') return response;
    return response.$ref
      .slice(2)
      .split('/')
      .reduce<Json>((node, key) => node[key] as Json, this.document);
  }

  private operation(method: string, path: string, raw: RawOperation): Operation {
    return {
      id: raw.operationId,
      method: method.toUpperCase(),
      path,
      permission: raw['x-permission'] ?? null,
      hasBody: raw.requestBody !== undefined,
      needsIfMatch: (raw.parameters ?? []).some((parameter) => parameter.name === 'If-Match'),
      statuses: Object.keys(raw.responses),
    };
  }
}

function pointerTo(operation: Operation, status: number): string {
  return `#/paths/${escaped(operation.path)}/${operation.method.toLowerCase()}/responses/${status}`;
}

function escaped(key: string): string {
  return encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function missingHeaders(response: Json, headers: Headers): string[] {
  const described = (response.headers ?? {}) as Record<string, { required?: boolean }>;
  return Object.entries(described)
    .filter(([name, { required }]) => required === true && !headers.has(name))
    .map(([name]) => `header ${name} is missing`);
}
