import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { MessageLocale } from '../notifications/message-facts.js';
import { TokenBuckets } from '../platform/http/token-bucket.js';
import type { AnswerByLink, LinkState } from './answer-by-link.js';
import { PAGE_TEXTS } from './answer-page-texts.js';

/** Of one address: a person clicks seldom, a scanner follows all links of many mails at once. */
const PER_SECOND = 1;
const BURST = 30;
const LONGEST_BODY = 8 * 1024;
const LONGEST_TEXT = 2_000;

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:12vh auto;padding:0 1rem;color:#1a1b1e;background:#f8f9fa}' +
  'h1{font-size:1.4rem}button{font:inherit;padding:.6rem 1.2rem;border:0;border-radius:6px;background:#1864ab;color:#fff}' +
  'textarea{font:inherit;width:100%;box-sizing:border-box;min-height:5rem}small{color:#495057}';
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');
const POLICY =
  `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; base-uri 'none'; ` +
  `frame-ancestors 'none'`;

const STATUS = { ready: 200, done: 200, used: 410, expired: 410, closed: 410, unknown: 404 } as const;

/**
 * The pages behind the links of a mail, without a log-in and without a script. `GET` only asks, so that a mail scanner
 * that opens every link answers nothing; `POST`, the button, answers.
 */
export async function serveAnswerPages(server: FastifyInstance, links: AnswerByLink): Promise<void> {
  const buckets = new TokenBuckets(PER_SECOND, BURST);
  await server.register(async (pages) => {
    pages.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: LONGEST_BODY },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    pages.addHook('onRequest', async (request, reply) => {
      reply.header('content-security-policy', POLICY).header('referrer-policy', 'no-referrer');
      reply.header('x-robots-tag', 'noindex, nofollow').type('text/html; charset=utf-8');
      const wait = buckets.take(request.ip, performance.now());
      if (wait === 0) return;
      reply.status(429).header('retry-after', String(Math.ceil(wait)));
      return reply.send(page('es', PAGE_TEXTS.es.busy, ''));
    });
    pages.setErrorHandler((_error, _request, reply) => reply.status(503).send(page('es', PAGE_TEXTS.es.away, '')));
    const answering =
      (ask: (token: string, request: FastifyRequest) => Promise<LinkState>) =>
      async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
        const state = await ask((request.params as { token: string }).token, request);
        return reply.status(STATUS[state.state]).send(pageOf(state));
      };
    pages.get(
      '/r/:token',
      answering((token) => links.look(token)),
    );
    pages.post(
      '/r/:token',
      answering((token, request) => links.take(token, textOf(request.body))),
    );
  });
}

function textOf(body: unknown): string {
  return body instanceof URLSearchParams ? (body.get('text') ?? '').replaceAll('\0', '').slice(0, LONGEST_TEXT) : '';
}

function pageOf(found: LinkState): string {
  if (found.state === 'unknown') return page('es', PAGE_TEXTS.es.unknown, '');
  const { state, answer, locale, firmName } = found;
  const texts = PAGE_TEXTS[locale];
  if (state === 'done') return page(locale, texts.done[answer], firmName);
  if (state !== 'ready') return page(locale, texts[state], firmName);
  const form =
    `<form method="post"><p><label>${escaped(texts.more)}<textarea name="text" maxlength="${LONGEST_TEXT}"></textarea>` +
    `</label><br><small>${escaped(texts.never)}</small></p>` +
    `<button type="submit">${escaped(texts.ask[answer].button ?? '')}</button></form>`;
  return page(locale, texts.ask[answer], firmName, form);
}

function page(
  locale: MessageLocale,
  { title, body }: { title: string; body: string },
  firmName: string,
  form = '',
): string {
  return (
    `<!doctype html>\n<html lang="${locale}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width"><title>${escaped(title)} · Llavero</title>` +
    `<style>${STYLE}</style></head><body><main><h1>${escaped(title)}</h1>` +
    `<p>${escaped(body.replaceAll('{firm}', firmName))}</p>${form}</main></body></html>\n`
  );
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);
