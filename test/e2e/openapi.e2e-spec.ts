import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiAt, logIn } from '../support/api.js';
import type { Api } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import type { NewFirm } from '../support/firm.js';
import { Description } from '../support/openapi.js';
import type { Operation } from '../support/openapi.js';
import { buildWorld, OPERATIONS, prepare } from '../support/operations.js';
import type { World } from '../support/operations.js';

type Json = Record<string, unknown>;

describe('what the desk says about itself', () => {
  let desk: Desk;
  let firm: NewFirm;
  let owner: Api;
  let world: World;
  let description: Description;

  beforeAll(async () => {
    desk = await startDesk();
    firm = await createFirm(desk.databaseUrl ?? '');
    owner = await logIn(desk.url, firm);
    world = await buildWorld(owner, () => logIn(desk.url, firm));
    description = await Description.of(desk.url);
  });

  afterAll(() => desk?.stop());

  async function call(operation: Operation): Promise<{ status: number; headers: Headers; body: unknown }> {
    const row = OPERATIONS[operation.id];
    if (!row) throw new Error(`no row for ${operation.id}`);
    const { path, body } = prepare(operation.path, row, world);
    const tag = row.versionAt ? (await owner.get(row.versionAt(world))).headers.get('etag') : null;
    const ifMatch = operation.needsIfMatch ? { 'if-match': tag ?? '"999999"' } : undefined;
    if (path.startsWith('/api/v1')) return owner.send(operation.method, path.slice('/api/v1'.length), body, ifMatch);
    const reply = await fetch(desk.url + path);
    const text = await reply.text();
    const isJson = (reply.headers.get('content-type') ?? '').includes('json');
    return { status: reply.status, headers: reply.headers, body: isJson ? (JSON.parse(text) as unknown) : text };
  }

  it('is OpenAPI 3.1 with a name of its own for each operation', () => {
    const ids = description.operations().map((operation) => operation.id);
    expect(description.document.openapi).toMatch(/^3\.1\./);
    expect(new Set(ids).size).toBe(ids.length);
    expect(JSON.stringify(description.document)).not.toContain('"nullable"');
  });

  it('refers to nothing that it does not hold', () => {
    const references = [...JSON.stringify(description.document).matchAll(/"\$ref":"#\/([^"]*)"/g)];
    const broken = references.filter(([, path = '']) => {
      const found = path
        .split('/')
        .reduce<unknown>((node, key) => (node as Json | undefined)?.[key], description.document);
      return found === undefined;
    });
    expect(references.length).toBeGreaterThan(100);
    expect(broken.map(([reference]) => reference)).toEqual([]);
  });

  it('has a row in the table of operations for each operation, and no row without one', () => {
    const ids = description.operations().map((operation) => operation.id);
    expect(Object.keys(OPERATIONS).sort()).toEqual(ids.sort());
  });

  it('is true: every operation answers what the document says', async () => {
    const byId = new Map(description.operations().map((operation) => [operation.id, operation]));
    const lies: unknown[] = [];
    for (const [id, row] of Object.entries(OPERATIONS)) {
      const operation = byId.get(id);
      if (!operation) continue;
      const reply = await call(operation);
      const faults = description.faults(operation, reply.status, reply.headers, reply.body);
      if (faults.length > 0 || reply.status !== row.status) lies.push({ id, status: reply.status, faults });
    }
    expect(lies).toEqual([]);
  });

  it('is true about logging in and about a new password', async () => {
    const byId = new Map(description.operations().map((operation) => [operation.id, operation]));
    const judged = (id: string, reply: { status: number; headers: Headers; body: unknown }) => {
      const operation = byId.get(id);
      const faults = operation ? description.faults(operation, reply.status, reply.headers, reply.body) : ['missing'];
      return { id, status: reply.status, faults };
    };
    const colleague = { email: 'novelty@firm.example', role: 'agent' };
    const { password } = (await (await logIn(desk.url, firm)).post<{ password: string }>('/users', colleague)).body;
    const session = await apiAt(desk.url).post<{ token: string }>('/sessions', { email: colleague.email, password });
    expect(judged('openSession', session)).toEqual({ id: 'openSession', status: 201, faults: [] });
    const change = { currentPassword: password, newPassword: 'una frase bien larga' };
    const changed = await apiAt(desk.url, session.body.token).post('/me/password', change);
    expect(judged('changeMyPassword', changed)).toEqual({ id: 'changeMyPassword', status: 204, faults: [] });
  });

  it('is true about refusals: without a log-in, with an unknown query key, with no body', async () => {
    const stranger = apiAt(desk.url);
    const again = await logIn(desk.url, firm);
    for (const operation of description.operations().filter(({ path }) => path.startsWith('/api/v1'))) {
      const row = OPERATIONS[operation.id];
      const path = row ? prepare(operation.path, row, world).path.slice('/api/v1'.length) : '';
      const odd = `${path}${path.includes('?') ? '&' : '?'}nonsense=1`;
      const refusals = [
        ...(operation.permission === null ? [] : [await stranger.send(operation.method, path)]),
        await again.send(operation.method, odd, operation.hasBody ? {} : undefined),
      ];
      for (const { status, headers, body } of refusals) {
        expect({ id: operation.id, faults: description.faults(operation, status, headers, body) }).toEqual({
          id: operation.id,
          faults: [],
        });
      }
      expect(refusals.map(({ status }) => status)).toEqual(operation.permission === null ? [400] : [401, 400]);
    }
  });

  it('would notice a lie', async () => {
    const getMe = description.operations().find(({ id }) => id === 'getMe');
    if (!getMe) throw new Error('getMe is gone');
    const json = new Headers({ 'content-type': 'application/json' });
    expect(description.faults(getMe, 200, json, { id: 'x' })).not.toEqual([]);
    expect(description.faults(getMe, 418, json, {})).toEqual(['status 418 is not documented']);
    expect(description.faults(getMe, 200, new Headers({ 'content-type': 'text/plain' }), {})).not.toEqual([]);
  });

  it('serves the human form from itself alone', async () => {
    const page = await (await fetch(`${desk.url}/api/docs`)).text();
    const sources = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? '');
    expect(sources.length).toBeGreaterThan(2);
    for (const source of sources) {
      expect(source).toMatch(/^\/api\/docs\//);
      expect((await fetch(desk.url + source)).status).toBe(200);
    }
  });
});
