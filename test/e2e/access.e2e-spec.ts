import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mayDo, ROLES } from '../../src/domain/access/permissions.js';
import type { Permission, Role } from '../../src/domain/access/permissions.js';
import { apiAt, logIn } from '../support/api.js';
import type { Api, Reply } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import { Description } from '../support/openapi.js';
import type { Operation } from '../support/openapi.js';
import { buildWorld, OPERATIONS, prepare } from '../support/operations.js';
import type { World } from '../support/operations.js';
import { hire } from '../support/staff.js';

const NOWHERE = '00000000-0000-7000-8000-000000000000';
const BASE = '/api/v1';
/** A stream has no end to wait for: it is asked for nothing but what is there. */
const ENDING: Readonly<Record<string, string>> = { streamEvents: '?seconds=0' };

/** The body without what names the request itself. */
const bodyOf = ({ body }: Reply): unknown => ({ ...body, instance: null });

describe('who may reach what', () => {
  let desk: Desk;
  let ours: { owner: Api; world: World };
  let theirs: { owner: Api; world: World };
  let byRole: Record<Role, Api>;
  let operations: Operation[];

  beforeAll(async () => {
    desk = await startDesk();
    ours = await openFirm('ours');
    theirs = await openFirm('theirs');
    const staff = await Promise.all(
      ROLES.map(async (role) => [role, await hire(ours.owner, desk.url, role, `the-${role}@ours.example`)] as const),
    );
    byRole = Object.fromEntries(staff) as unknown as Record<Role, Api>;
    operations = (await Description.of(desk.url)).operations().filter(({ path }) => path.startsWith(BASE));
  });

  afterAll(() => desk?.stop());

  async function openFirm(name: string): Promise<{ owner: Api; world: World }> {
    const firm = await createFirm(desk.databaseUrl ?? '', `owner@${name}.example`);
    const owner = await logIn(desk.url, firm);
    return { owner, world: await buildWorld(owner, () => logIn(desk.url, firm)) };
  }

  /** A request that gets as far as the permission and changes nothing whoever sends it. */
  function harmless(api: Api, { id, method, path, hasBody }: Operation): Promise<Reply> {
    const address = path.slice(BASE.length).replace(/\{\w+\}/g, NOWHERE) + (ENDING[id] ?? '');
    return api.send(method, address, hasBody ? { nonsense: 1 } : undefined);
  }

  it('keeps every operation from whoever has no log-in', async () => {
    for (const operation of operations.filter(({ permission }) => permission !== null)) {
      const { status } = await harmless(apiAt(desk.url), operation);
      expect({ id: operation.id, status }).toEqual({ id: operation.id, status: 401 });
    }
  });

  it.each(ROLES)('lets %s do what the table of permissions says, and nothing else', async (role) => {
    const guarded = operations.filter(({ permission, id }) => permission !== null && id !== 'endCurrentSession');
    for (const operation of guarded) {
      const { status, body } = await harmless(byRole[role], operation);
      const may = mayDo(role, operation.permission as Permission);
      expect({ id: operation.id, refused: status === 403 }).toEqual({ id: operation.id, refused: !may });
      if (!may) expect(body.code).toBe('permission.denied');
      expect(status).toBeLessThan(500);
    }
  });

  it("answers for another firm's things exactly as for things that do not exist", async () => {
    const ids = Object.entries(theirs.world).filter(([, value]) => typeof value === 'string');
    const nothing: World = { ...theirs.world, ...Object.fromEntries(ids.map(([key]) => [key, NOWHERE])) };
    const naming = operations.filter(({ id }) => namesThings(id));
    expect(naming.length).toBeGreaterThan(4);
    for (const operation of naming) {
      const foreign = await reach(operation, theirs.world);
      const absent = await reach(operation, nothing);
      expect({ id: operation.id, status: foreign.status }).toEqual({ id: operation.id, status: 404 });
      expect({ id: operation.id, status: absent.status }).toEqual({ id: operation.id, status: 404 });
      expect({ id: operation.id, documented: operation.statuses.includes('404') }).toEqual({
        id: operation.id,
        documented: true,
      });
      expect(bodyOf(foreign)).toEqual(bodyOf(absent));
      expect(namesOf(foreign.headers)).toEqual(namesOf(absent.headers));
    }
  });

  it("lists nothing of another firm's", async () => {
    const foreign = new Set(Object.values(theirs.world));
    for (const operation of operations.filter(({ method, path }) => method === 'GET' && !path.includes('{'))) {
      const path = operation.path.slice(BASE.length) + (ENDING[operation.id] ?? '');
      const text = JSON.stringify((await ours.owner.get(path)).body);
      expect({ id: operation.id, seen: [...foreign].filter((id) => text.includes(String(id))) }).toEqual({
        id: operation.id,
        seen: [],
      });
    }
  });

  it('hides ID numbers from a viewer, and from nobody else', async () => {
    const path = `/clients/${ours.world.clientId}`;
    const seen = await Promise.all(
      ROLES.map(async (role) => [role, JSON.stringify((await byRole[role].get(path)).body)]),
    );
    const readers = seen.filter(([, text]) => text?.includes('1710034065')).map(([role]) => role);
    expect(readers.sort()).toEqual(['agent', 'owner', 'supervisor']);
    const list = await byRole.viewer.get<{ items: { representative: { idNumber: string } | null }[] }>('/clients');
    expect(list.body.items.map((item) => item.representative?.idNumber)).toContain('17••••••65');
    expect(JSON.stringify(list.body)).not.toContain('1710034065');
    const ofCase = await byRole.viewer.get(`/cases/${ours.world.caseId}`);
    for (const body of [list.body, ofCase.body]) expect(JSON.stringify(body)).not.toMatch(/"ruc":"\d{13}"/);
  });

  /** Does the row name something by id, in path, query or body? Then it takes the world as an argument. */
  function namesThings(id: string): boolean {
    const row = OPERATIONS[id];
    return [row?.params, row?.query, row?.body].some((part) => part !== undefined && part.length > 0);
  }

  function reach(operation: Operation, world: World): Promise<Reply> {
    const row = OPERATIONS[operation.id];
    if (!row) throw new Error(`no row for ${operation.id}`);
    const { path, body } = prepare(operation.path, row, world);
    const ifMatch = operation.needsIfMatch ? { 'if-match': '"1"' } : undefined;
    return ours.owner.send(operation.method, path.slice(BASE.length), body, ifMatch);
  }

  function namesOf(headers: Headers): string[] {
    return [...headers.keys()].sort();
  }
});
