import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { logIn } from '../support/api.js';
import type { Api } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import type { NewFirm } from '../support/firm.js';

type ProblemBody = { status: number; code: string; instance: string; errors?: { pointer: string; code: string }[] };

describe('what the desk says when it does not do what was asked', () => {
  let desk: Desk;
  let owner: Api;
  let token: string;
  let firm: NewFirm;

  beforeAll(async () => {
    desk = await startDesk();
    firm = await createFirm(desk.databaseUrl ?? '');
    owner = await logIn(desk.url, firm);
    const { email, password } = firm;
    token = (await owner.post<{ token: string }>('/sessions', { email, password })).body.token;
  });

  afterAll(() => desk?.stop());

  async function raw(method: string, path: string, body?: string | Buffer, headers: Record<string, string> = {}) {
    const reply = await fetch(desk.url + path, {
      method,
      body,
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
    const problem = (await reply.json()) as ProblemBody;
    return { status: reply.status, headers: reply.headers, type: reply.headers.get('content-type'), problem };
  }

  const json = { 'content-type': 'application/json' };

  it.each([
    ['malformed JSON', '{"ruc":', json, 400, 'request.malformed'],
    ['nothing where JSON is announced', '', json, 400, 'request.malformed'],
    ['a form', 'ruc=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'media_type.unsupported'],
    ['plain text', 'hello', { 'content-type': 'text/plain' }, 415, 'media_type.unsupported'],
    ['more than 256 kB', JSON.stringify({ legalName: 'a'.repeat(262_200) }), json, 413, 'body.too_large'],
    ['a list', '[]', json, 400, 'request.invalid'],
    ['a word', '"ruc"', json, 400, 'request.invalid'],
  ])('refuses %s', async (_what, body, headers, status, code) => {
    const reply = await raw('POST', '/api/v1/clients', body, headers);
    expect({ status: reply.status, code: reply.problem.code }).toEqual({ status, code });
    expect(reply.type).toBe('application/problem+json; charset=utf-8');
    expect(reply.problem.status).toBe(status);
    expect(reply.headers.get('x-request-id')).toBe(reply.problem.instance.slice('urn:uuid:'.length));
  });

  it.each([
    ['an unknown field', '{"legalName":"A","ruc":"1790011674001","firmId":"x"}', '/firmId', 'field.unknown'],
    [
      'an unknown field inside',
      '{"representative":{"idNumber":"1","fullName":"A","x":1}}',
      '/representative/x',
      'field.unknown',
    ],
    ['a way into the prototype', '{"__proto__":{"role":"owner"}}', '/__proto__', 'field.unknown'],
    ['a constructor', '{"constructor":{"prototype":{}}}', '/constructor', 'field.unknown'],
    ['a number for a text', '{"ruc":1790011674001}', '/ruc', 'field.text'],
    ['a list for an object', '{"representative":[]}', '/representative', 'field.object'],
    ['an object for a list', '{"contacts":{}}', '/contacts', 'field.list'],
    ['a text inside a list of objects', '{"contacts":["x"]}', '/contacts', 'field.object'],
    ['a NUL character', '{"legalName":"a\\u0000b"}', '/legalName', 'field.characters'],
    ['half a character', '{"legalName":"\\ud800"}', '/legalName', 'field.characters'],
    ['a day that does not exist', '{"rucStatusCheckedOn":"2026-02-30"}', '/rucStatusCheckedOn', 'field.date'],
    ['a code that is none', '{"rucStatus":"Active"}', '/rucStatus', 'field.choice'],
    ['null where nothing can be cleared', '{"legalName":null}', '/legalName', 'field.text'],
    ['blanks for a name', '{"legalName":"   "}', '/legalName', 'field.empty'],
    ['too many contacts', `{"contacts":[${Array(21).fill('{"fullName":"A"}').join()}]}`, '/contacts', 'field.too_many'],
    ['a wrong contact', '{"contacts":[{"fullName":"A","email":"x"}]}', '/contacts/0/email', 'field.email'],
    ['endless nesting', `{"representative":${'{"a":'.repeat(60)}1${'}'.repeat(60)}}`, undefined, 'field.too_deep'],
  ])('points at %s', async (_what, body, pointer, code) => {
    const reply = await raw('POST', '/api/v1/clients', body, json);
    expect(reply.status).toBe(400);
    const found = (reply.problem.errors ?? []).filter((error) => error.code === code);
    if (pointer === undefined) expect(found).toHaveLength(1);
    else expect(found).toContainEqual(expect.objectContaining({ pointer, code }));
  });

  it.each([
    ['limit=0', '/limit', 'field.too_small'],
    ['limit=201', '/limit', 'field.too_large'],
    ['limit=ten', '/limit', 'field.number'],
    ['limit=1e2', '/limit', 'field.number'],
    ['limit=1&limit=2', '/limit', 'field.repeated'],
    ['limit[]=1', '/limit[]', 'field.unknown'],
    ['nonsense=1', '/nonsense', 'field.unknown'],
    ['__proto__=1', '/__proto__', 'field.unknown'],
    ['cursor=nonsense', '/cursor', 'cursor.invalid'],
  ])('points at the query %s', async (query, pointer, code) => {
    const reply = await raw('GET', `/api/v1/clients?${query}`);
    expect(reply.status).toBe(400);
    expect(reply.problem.errors).toContainEqual(expect.objectContaining({ pointer, code }));
  });

  it('refuses a forged cursor of the right shape', async () => {
    const cursor = Buffer.from(JSON.stringify(['newest', 'yesterday', 'x'])).toString('base64url');
    const reply = await raw('GET', `/api/v1/clients?cursor=${cursor}`);
    expect({ status: reply.status, code: reply.problem.code }).toEqual({ status: 400, code: 'request.invalid' });
  });

  it.each([
    ['PUT', '/api/v1/clients', 405, 'GET, HEAD, POST'],
    ['OPTIONS', '/api/v1/me', 405, 'GET, HEAD, PATCH'],
    ['DELETE', '/api/v1/clients/0190a0a0-0000-7000-8000-000000000001', 405, 'GET, HEAD, PATCH'],
    ['POST', '/health/live', 405, 'GET, HEAD'],
    ['GET', '/api/v1/nothing', 404, null],
    ['GET', '/api/v1/clients/not-an-id', 404, null],
    ['GET', '/api/v1/clients/%zz', 404, null],
    ['GET', '/../etc/passwd', 404, null],
  ])('answers %s %s with %i', async (method, path, status, allow) => {
    const reply = await raw(method, path);
    expect({ status: reply.status, allow: reply.headers.get('allow') }).toEqual({ status, allow });
    expect(reply.type).toBe('application/problem+json; charset=utf-8');
  });

  it('answers what is no HTTP with problem details too', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(desk.url).port), '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString('utf8')));
      socket.on('close', () => resolve(text));
    });
    expect(answer).toContain('400 Bad Request');
    expect(answer).toContain('application/problem+json');
  });

  it('shows whoever opens its address the pages, which know that nobody is logged in, and a policy without inline scripts', async () => {
    const reply = await fetch(desk.url);
    const page = await reply.text();
    expect([reply.status, reply.url]).toEqual([200, `${desk.url}/`]);
    expect(page).toContain('<meta name="llavero-log-in" content="no" />');
    const nonce = /name="llavero-nonce" content="([^"]+)"/.exec(page)?.[1] ?? 'none';
    const policy = reply.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain("script-src 'self';");
    const again = await (await fetch(`${desk.url}/today`)).text();
    expect(again).not.toContain(nonce);
    expect((await fetch(`${desk.url}/nothing`)).status).toBe(404);
  });

  it('speaks the language of the person, and of the browser before it knows the person', async () => {
    const before = await fetch(`${desk.url}/api/v1/me`, { headers: { 'accept-language': 'en-US,en;q=0.9' } });
    expect(await before.json()).toMatchObject({ title: 'Log-in needed' });
    expect((await raw('GET', '/api/v1/clients/x', undefined, { 'accept-language': 'en' })).problem).toMatchObject({
      title: 'No encontrado',
    });
  });

  it('keeps answers out of caches and pages out of frames, and promises no https it has not', async () => {
    const { headers } = await owner.get('/me');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('limits each token by itself: 200 at once pass, more have to wait, others do not notice', async () => {
    const { email, password } = firm;
    const busy = (await owner.post<{ token: string }>('/sessions', { email, password })).body.token;
    const ask = () => fetch(`${desk.url}/api/v1/me`, { headers: { authorization: `Bearer ${busy}` } });
    const replies = await Promise.all(Array.from({ length: 1_000 }, ask));
    const passed = replies.filter(({ status }) => status === 200).length;
    const limited = replies.filter(({ status }) => status === 429);
    expect(passed).toBeGreaterThanOrEqual(200);
    expect(passed + limited.length).toBe(1_000);
    expect(limited.length).toBeGreaterThan(0);
    expect(Number(limited[0]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(await limited[0]?.json()).toMatchObject({ code: 'rate.limited' });
    expect((await owner.get('/me')).status).toBe(200);
  });

  it('logs no body, no token and no number of a person', () => {
    const logs = desk.logs();
    expect(logs).not.toContain(token);
    expect(logs).not.toMatch(/1790011674001|legalName/);
  });
});
