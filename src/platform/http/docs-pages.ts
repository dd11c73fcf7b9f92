import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const DOCS = '/api/docs';
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
  "font-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Llavero API</title>
<link rel="stylesheet" href="${DOCS}/assets/swagger-ui.css">
<link rel="icon" href="${DOCS}/assets/favicon-32x32.png">
</head>
<body>
<div id="docs"></div>
<script src="${DOCS}/assets/swagger-ui-bundle.js"></script>
<script src="${DOCS}/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null });\n`;

/** The document and its human form, all from this process: the page asks no other host for anything. */
export async function serveDocs(
  server: FastifyInstance,
  document: object,
  mayRead: (request: FastifyRequest) => Promise<void>,
): Promise<void> {
  const text = JSON.stringify(document);
  server.get('/api/openapi.json', async (_request, reply) => reply.type('application/json; charset=utf-8').send(text));
  await server.register(async (docs) => {
    docs.addHook('onRequest', async (request, reply) => {
      await mayRead(request);
      reply.header('content-security-policy', PAGE_POLICY);
    });
    docs.get(DOCS, async (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
    docs.get(`${DOCS}/start.js`, async (_request, reply) => reply.type('text/javascript; charset=utf-8').send(START));
    await docs.register(fastifyStatic, {
      root: assets(),
      prefix: `${DOCS}/assets/`,
      index: false,
      decorateReply: false,
    });
  });
}

function assets(): string {
  return dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
}
