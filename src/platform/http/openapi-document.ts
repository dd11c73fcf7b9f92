import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { problemReference, problemResponses, PROBLEM_SCHEMAS } from './openapi-problems.js';
import { shaped } from './openapi-shape.js';
import type { Schema } from './openapi-shape.js';

type Parameter = Schema & { name: string; in: string };
type Operation = Schema & {
  parameters?: Parameter[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
  'x-permission'?: string;
  'x-problems'?: number[];
};
type Document = Schema & { paths: Record<string, Record<string, Operation>>; components: Schema };

const SECURITY = [{ token: [] }, { cookie: [] }];

/** The OpenAPI 3.1 document of everything this application serves. */
export function openApiDocument(app: INestApplication, version: string, cookieName: string): Document {
  const about = new DocumentBuilder()
    .setTitle('Llavero')
    .setDescription('Support desk for employers who lost their IESS employer key')
    .setVersion(version)
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'The token of `POST /sessions`' }, 'token')
    .addCookieAuth(cookieName, { type: 'apiKey', in: 'cookie' }, 'cookie')
    .build();
  const document = SwaggerModule.createDocument(app, about, {
    operationIdFactory: (_controller: string, method: string) => method,
  });
  return completed(shaped(document) as Document);
}

function completed(document: Document): Document {
  const paths = Object.entries(document.paths).map(([path, operations]) => [
    path,
    Object.fromEntries(Object.entries(operations).map(([method, operation]) => [method, complete(operation)])),
  ]);
  const { schemas, ...components } = document.components as { schemas?: Schema };
  return {
    ...document,
    paths: Object.fromEntries(paths) as Document['paths'],
    components: {
      ...components,
      schemas: { ...without(schemas, ['Answer', 'JsonText']), ...PROBLEM_SCHEMAS },
      responses: problemResponses(),
    },
  };
}

function complete(operation: Operation): Operation {
  const { 'x-problems': further = [], ...rest } = operation;
  const answers = Object.fromEntries(Object.entries(rest.responses).filter(([, answer]) => isOurs(answer)));
  const statuses = [...new Set([...problemsOf(operation), ...further])].filter((status) => !(status in answers));
  const problems = Object.fromEntries(statuses.sort().map((status) => [status, problemReference(status)]));
  return {
    ...rest,
    security: rest['x-permission'] === undefined ? [] : SECURITY,
    parameters: (rest.parameters ?? []).map(withFormat),
    responses: { ...(rest.requestBody === undefined ? answers : tellingOfSecrets(answers)), ...problems },
  };
}

const SECRETS_FOUND = {
  description: 'How many secrets were taken out of the free texts sent; whoever wrote them should change them',
  schema: { type: 'string', pattern: '^[0-9]+$' },
};

/** Every operation with a body says how many secrets it found there. */
function tellingOfSecrets(answers: Record<string, unknown>): Record<string, unknown> {
  const told = Object.entries(answers).map(([status, answer]) => {
    const { headers = {}, ...rest } = answer as Schema;
    return [status, { ...rest, headers: { ...(headers as Schema), 'Secrets-Found': SECRETS_FOUND } }];
  });
  return Object.fromEntries(told) as Record<string, unknown>;
}

/** The compiler plug-in guesses an answer from the method's type, and says nothing about it. Ours say what they are. */
function isOurs(answer: unknown): boolean {
  return (answer as { description?: string }).description !== '';
}

function withFormat(parameter: Parameter): Parameter {
  const isId = parameter.in === 'path' && /^id$|Id$/.test(parameter.name);
  return isId ? { ...parameter, schema: { type: 'string', format: 'uuid' } } : parameter;
}

/** The problems that follow from what an operation takes and needs. */
function problemsOf(operation: Operation): number[] {
  const parameters = operation.parameters ?? [];
  const has = (place: string, name?: string): boolean =>
    parameters.some((parameter) => parameter.in === place && (name === undefined || parameter.name === name));
  return [
    400,
    500,
    503,
    ...(operation['x-permission'] === undefined ? [] : [401, 403, 429]),
    ...(has('path') ? [404] : []),
    ...(operation.requestBody === undefined ? [] : [413, 415]),
    ...(has('header', 'Idempotency-Key') ? [409, 422] : []),
    ...(has('header', 'If-Match') ? [412, 428] : []),
  ];
}

function without(schemas: Schema | undefined, names: readonly string[]): Schema {
  return Object.fromEntries(Object.entries(schemas ?? {}).filter(([name]) => !names.includes(name)));
}
