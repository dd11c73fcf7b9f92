import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Api, Reply } from '../support/api.js';
import { logIn } from '../support/api.js';
import type { Desk } from '../support/desk.js';
import { startDesk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import type { NewFirm } from '../support/firm.js';
import { keysHolding, tablesHolding } from '../support/leftovers.js';
import type { Operation } from '../support/openapi.js';
import { Description } from '../support/openapi.js';
import { buildWorld, OPERATIONS, prepare } from '../support/operations.js';
import type { OperationRow, World } from '../support/operations.js';
import type { TextField } from '../support/text-fields.js';
import { planted, textFields } from '../support/text-fields.js';

/** Stands in every planted value, and nowhere else. */
const STEM = 'Zarzuela';
/** They take a password, and must: what they keep of it is a hash. */
const TAKES_A_PASSWORD = ['openSession', 'changeMyPassword'];

type Planted = { id: string; field: TextField; value: string; status: number; found: string | null; answer: string };

describe('a secret in any text that the API takes', () => {
  let desk: Desk;
  let firm: NewFirm;
  let owner: Api;
  let world: World;
  let description: Description;
  let all: Planted[];
  let serial = 0;
  let sent = 0;

  beforeAll(async () => {
    desk = await startDesk();
    firm = await createFirm(desk.databaseUrl ?? '');
    owner = await logIn(desk.url, firm);
    world = await aWorld();
    description = await Description.of(desk.url);
    all = [];
    for (const operation of inOrder(description.operations())) {
      for (const field of textFields(description.document, operation.method, operation.path)) {
        const elsewhere = OPERATIONS[operation.id]?.textsElsewhere ?? [];
        if (TAKES_A_PASSWORD.includes(operation.id) || elsewhere.includes(field.path.join('.'))) continue;
        all.push(await plant(operation, field));
      }
    }
  }, 180_000);

  afterAll(() => desk?.stop());

  /** Sends the operation as its row would, with a value of its own in one field. */
  async function plant(operation: Operation, field: TextField): Promise<Planted> {
    const row = OPERATIONS[operation.id];
    if (row === undefined) throw new Error(`no row for ${operation.id}`);
    serial += 1;
    const value = `${STEM}${serial}#`;
    const phrase = field.maxLength < 40 ? `clave: ${value}` : `mi clave es ${value} y no entra`;
    const plantedIn = (body: unknown): unknown => planted(body, field.path, phrase);
    const first = await send(operation, row, world, plantedIn);
    const reply = first.status === 409 ? await send(operation, row, await aWorld(), plantedIn) : first;
    const found = reply.headers.get('secrets-found');
    const answer = JSON.stringify([[...reply.headers], reply.body]);
    return { id: operation.id, field, value, status: reply.status, found, answer };
  }

  /** What came before may have used up what the operation needs: then it gets things of its own. */
  const aWorld = (): Promise<World> => buildWorld(owner, () => logIn(desk.url, firm));

  async function send(
    operation: Operation,
    row: OperationRow,
    on: World,
    changed: (body: unknown) => unknown,
  ): Promise<Reply> {
    const { path, body } = prepare(operation.path, row, on);
    const tag = row.versionAt ? (await owner.get(row.versionAt(on))).headers.get('etag') : null;
    const address = path.slice('/api/v1'.length).replace('dryRun=true', 'dryRun=false');
    sent += 1;
    const headers = { 'idempotency-key': `walk-${sent}`, ...(operation.needsIfMatch && { 'if-match': tag ?? '"1"' }) };
    return owner.send(operation.method, address, changed(body), headers);
  }

  /** As the table has them: what one changes, the next may need. */
  function inOrder(operations: readonly Operation[]): Operation[] {
    const ids = Object.keys(OPERATIONS);
    const ours = operations.filter(({ path }) => path.startsWith('/api/v1'));
    return ours.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
  }

  /** A stream of events has no end to wait for; it tells ids only. */
  const isEndless = ({ path }: Operation): boolean =>
    JSON.stringify(description.document.paths[path]?.get?.responses['200'] ?? {}).includes('text/event-stream');

  const named = ({ id, field, status }: Planted): string => `${id} ${field.path.join('.')} (${status})`;
  const taken = (): Planted[] => all.filter(({ status }) => status < 300);

  it('is planted in every string of every body, and taken by each that is called free text', () => {
    expect(all.length).toBeGreaterThan(60);
    const refused = all.filter(({ field, status }) => field.isFreeText && status >= 300);
    expect(refused.map(named)).toEqual([]);
  });

  it('is taken by no field that is not called free text', () => {
    const loose = taken().filter(({ field }) => !field.isFreeText && !field.isClosed);
    expect(loose.map(named)).toEqual([]);
  });

  it('is in no answer, not even in a refusal', () => {
    expect(all.filter(({ answer }) => answer.includes(STEM)).map(named)).toEqual([]);
  });

  it('is told to whoever sent it, with their number', () => {
    const untold = taken().filter(({ field, found }) => field.isFreeText && found !== '1');
    expect(untold.map(named)).toEqual([]);
  });

  it('is in no table, the queue’s own included', async () => {
    expect(await tablesHolding(desk.databaseUrl ?? '', [firm.firmId], STEM)).toEqual([]);
    expect(await tablesHolding(desk.databaseUrl ?? '', [firm.firmId], 'dato secreto retirado')).not.toEqual([]);
    if (desk.redisUrl !== null) expect(await keysHolding(desk.redisUrl, STEM)).toEqual([]);
  });

  it('is in nothing that is read or exported afterwards', async () => {
    const reads = description.operations().filter(({ method, path }) => method === 'GET' && path.startsWith('/api/v1'));
    for (const operation of reads) {
      const row = OPERATIONS[operation.id];
      if (row === undefined || isEndless(operation)) continue;
      const { path } = prepare(operation.path, { ...row, query: undefined }, world);
      const answer = JSON.stringify((await owner.get(path.slice('/api/v1'.length))).body);
      expect({ id: operation.id, holds: answer.includes(STEM) }).toEqual({ id: operation.id, holds: false });
    }
  });

  it('is in no log, not even from an address that somebody searched with', async () => {
    await owner.get(`/cases?q=${encodeURIComponent(`mi clave es ${STEM}0#`)}`);
    expect(desk.logs()).not.toContain(STEM);
    expect(desk.logs().length).toBeGreaterThan(0);
  });

  it('is told in words, in the language of the reader', async () => {
    type Verdict = { secretsFound: number; secretsAdvice?: string };
    const text = `mi clave es ${STEM}1# y el captcha no carga`;
    const es = await owner.post<Verdict>('/triage', { text, locale: 'es' });
    const en = await owner.post<Verdict>('/triage', { text, locale: 'en' });
    expect([es.body.secretsFound, en.body.secretsFound]).toEqual([1, 1]);
    expect(es.body.secretsAdvice).toContain('Cámbielo');
    expect(en.body.secretsAdvice).toContain('Change it');
    const none = await owner.post<Verdict>('/triage', { text: 'Mi clave es incorrecta' });
    expect([none.body.secretsFound, none.body.secretsAdvice, none.headers.get('secrets-found')]).toEqual([
      0,
      undefined,
      null,
    ]);
  });

  it('is still told on the page of a case once later texts were judged', async () => {
    type Case = { id: string; version: number; verdict: { secretsFound: number; secretsAdvice?: string } };
    const fresh = await logIn(desk.url, firm);
    const { clientId } = await buildWorld(fresh, () => logIn(desk.url, firm));
    const opened = await fresh.post<Case>('/cases', { clientId, text: `mi clave era ${STEM}2#` });
    expect({ status: opened.status, body: opened.body }).toMatchObject({ status: 201 });
    const { id, version } = opened.body;
    const more = { text: `ahora la clave es ${STEM}3#, tampoco entra` };
    const after = await fresh.post<Case>(`/cases/${id}/evidence`, more, { 'if-match': `"${version}"` });
    expect([opened.body.verdict.secretsFound, after.body.verdict.secretsFound]).toEqual([1, 2]);
    expect(after.body.verdict.secretsAdvice).toBeTruthy();
    expect(JSON.stringify(after.body)).not.toContain(STEM);
  });
});
