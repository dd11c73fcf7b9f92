import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Client } from 'pg';
import type { Api } from '../support/api.js';
import { logIn } from '../support/api.js';
import type { Desk } from '../support/desk.js';
import { startDesk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import { openDays } from '../support/open-days.js';

type Stored = { at: string; state: Record<string, unknown> };
type StoredRow = { at: Date; state: Record<string, unknown>; times: Record<string, string | null> };
type Step = { what: string; body: object };

const WORDS = ['No pasa el captcha', 'El RUC está suspendido en el SRI', 'No llega el correo', 'Ya lo corrigieron'];

const facts = fc.record(
  {
    rucStatus: fc.constantFrom('active', 'suspended', 'unknown'),
    captchaPassed: fc.boolean(),
    emailStatus: fc.constantFrom('valid', 'invalid', 'missing'),
    representativeMatches: fc.boolean(),
    hasHadKeyBefore: fc.boolean(),
  },
  { requiredKeys: [] },
);
const stages = fc.constantFrom('triage', 'online', 'correction', 'in_person', 'verification', 'resolved', 'closed');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ text: fc.constantFrom(...WORDS), facts }).map((body) => ({ what: 'evidence', body })),
  fc
    .record({ to: stages, reason: fc.constant('Así lo pidió el cliente') })
    .map((body) => ({ what: 'transitions', body })),
  fc
    .record({ for: fc.constantFrom('us', 'client', 'iess'), reason: fc.constant('Falta algo') })
    .map((body) => ({ what: 'waiting', body })),
  fc
    .record({ outcome: fc.constantFrom('failed', 'succeeded', 'routed_in_person', 'captcha_failed') })
    .map((body) => ({ what: 'attempts', body: { ...body, by: 'client' } })),
  fc.record({ outcome: fc.constantFrom('failed', 'succeeded') }).map((body) => ({ what: 'attempts', body })),
  fc
    .record({ deadlineOn: fc.constantFrom(null, '2031-03-03', '2031-04-04'), channel: fc.constantFrom('phone', null) })
    .map((body) => ({ what: 'amend', body })),
  fc
    .record({ openDay: fc.constantFrom(5, 6), officeName: fc.constant('Centro Ejemplo') })
    .map((body) => ({ what: 'appointments', body: { ...body, at: '09:20' } })),
  fc.constant({ what: 'appointment-searches', body: {} }),
  fc
    .record({ done: fc.boolean(), note: fc.constantFrom(null, 'Visto en el SRI') })
    .map((body) => ({ what: 'checklist/ruc_status', body })),
  fc
    .record({
      document: fc.constantFrom('letter_to_iess', 'representative_id'),
      state: fc.constantFrom('asked', 'received', 'checked', 'returned'),
    })
    .map(({ document, state }) => ({ what: `documents/${document}`, body: { state } })),
);

/** The case as the database has it, without a line of the product's own code. */
const STORED = `
  select updated_at as at, json_build_object(
    'stage', stage, 'stageFacts', stage_facts, 'waitingFor', waiting_for, 'waitingUntil', waiting_until,
    'scenario', scenario, 'facts', facts, 'windowBasis', window_basis, 'windowEarliestOn', window_earliest_on,
    'windowLatestOn', window_latest_on, 'deadlineOn', deadline_on, 'assigneeId', assignee_id, 'channel', channel,
    'visitOn', visit_on,
    'checklist', coalesce((select json_agg(json_build_object('item', item, 'done', done, 'note', note) order by item collate "C")
      from case_checklist k where k.firm_id = c.firm_id and k.case_id = c.id), '[]'),
    'documents', coalesce((select json_agg(json_build_object('document', document, 'state', d.state, 'dueOn', due_on,
      'needed', needed, 'note', note) order by document collate "C")
      from case_documents d where d.firm_id = c.firm_id and d.case_id = c.id), '[]')) as state,
    json_build_object('stageSince', stage_since, 'waitingSince', waiting_since, 'correctedAt', corrected_at,
    'windowBasedAt', window_based_at, 'openedAt', opened_at, 'noTurnSince', no_turn_since, 'resolvedAt', resolved_at, 'closedAt', closed_at) as times
  from cases c where id = $1`;

describe('the history of a case', () => {
  let desk: Desk;
  let api: Api;
  let client: Client;
  let days: string[];

  beforeAll(async () => {
    desk = await startDesk();
    api = await logIn(desk.url, await createFirm(desk.databaseUrl ?? ''));
    days = await openDays(api);
    client = new Client({ connectionString: desk.databaseUrl ?? '' });
    await client.connect();
  }, 90_000);

  afterAll(async () => {
    await client?.end();
    await desk?.stop();
  });

  async function stored(id: string): Promise<Stored> {
    const { rows } = await client.query<StoredRow>(STORED, [id]);
    const row = rows[0];
    if (row === undefined) throw new Error('no such case');
    const times = Object.entries(row.times).map(
      ([key, at]) => [key, at === null ? null : new Date(at).toISOString()] as const,
    );
    return { at: row.at.toISOString(), state: { ...row.state, ...Object.fromEntries(times) } };
  }

  async function opened(place: number): Promise<string> {
    const ruc = `179${String(2_100_000 + place)}001`;
    const made = await api.post<{ id: string }>('/clients', { ruc, legalName: `Empleador ${place}` });
    const body = { clientId: made.body.id, text: 'El RUC está suspendido', facts: { rucStatus: 'suspended' } };
    return (await api.post<{ id: string }>('/cases', body)).body.id;
  }

  async function take(id: string, { what, body: wanted }: Step): Promise<number> {
    const body = 'openDay' in wanted ? { ...wanted, openDay: undefined, on: days[wanted.openDay as number] } : wanted;
    const { body: read } = await api.get<{ version: number }>(`/cases/${id}`);
    const headers = { 'if-match': `"${read.version}"` };
    const reply =
      what === 'amend' || what.includes('/')
        ? await api.send('PATCH', what === 'amend' ? `/cases/${id}` : `/cases/${id}/${what}`, body, headers)
        : await api.post(`/cases/${id}/${what}`, body, headers);
    // A day that was closed since it was looked up takes no turn: refused by name, as any other move that may not be.
    return reply.status === 400 && 'openDay' in wanted ? 409 : reply.status;
  }

  /** Closes the first day that may still be closed inside the window of the case: a change by the calendar. */
  async function closeADay({ at, state }: Stored): Promise<void> {
    const from = Date.parse((state.windowEarliestOn as string | null) ?? at.slice(0, 10));
    for (let days = 1; days < 15; days += 1) {
      const on = new Date(from + days * 86_400_000).toISOString().slice(0, 10);
      const add = [{ on, name: 'Jornada suspendida', closes: 'both', source: 'Decreto de ejemplo' }];
      const request = { add, reason: 'Decreto' };
      const tried = await api.post<{ counts?: { windows: number } }>('/calendar/changes', request);
      if (tried.status !== 200 || tried.body.counts?.windows === 0) continue;
      expect((await api.post('/calendar/changes?dryRun=false', request)).status).toBe(200);
      return;
    }
  }

  it('rebuilds what was stored after each step of a long random life', async () => {
    const lives = fc.sample(fc.array(step, { minLength: 25, maxLength: 25 }), { numRuns: 4, seed: 20_261_122 });
    const statuses: number[] = [];
    const kinds = new Set<string>();
    for (const [place, life] of lives.entries()) {
      const id = await opened(place);
      const snapshots = [await stored(id)];
      for (const [turn, each] of life.entries()) {
        statuses.push(await take(id, each));
        if (turn === 3) await closeADay(await stored(id));
        snapshots.push(await stored(id));
      }
      for (const { at, state } of snapshots) {
        const rebuilt = await api.get<Stored>(`/cases/${id}/state?at=${at}`);
        expect(rebuilt.body).toEqual({ at, state });
      }
      const timeline = await api.get<{ items: { kind: string }[] }>(`/cases/${id}/timeline?limit=200`);
      for (const { kind } of timeline.body.items) kinds.add(kind);
    }
    expect([...kinds]).toEqual(
      expect.arrayContaining(['calendar_changed', 'window_changed', 'appointment_planned', 'document_changed']),
    );
    expect(statuses.filter((status) => status < 300).length).toBeGreaterThan(40);
    expect(statuses.filter((status) => ![200, 201, 409].includes(status))).toEqual([]);
  }, 120_000);

  it('has an event for every change, with who, when, before and after', async () => {
    const id = await opened(50);
    await take(id, { what: 'transitions', body: { to: 'triage', reason: 'Revisar otra vez' } });
    const timeline = await api.get<{ items: { kind: string; before: object; after: object; reason: string }[] }>(
      `/cases/${id}/timeline`,
    );
    const moved = timeline.body.items.find(({ kind }) => kind === 'stage_changed');
    expect(moved).toMatchObject({
      actorKind: 'user',
      before: { stage: 'in_person' },
      after: { stage: 'triage', because: 'reason' },
      reason: 'Revisar otra vez',
    });
  });

  it('answers for now where nothing or a time to come is asked, and refuses a time before the case', async () => {
    const id = await opened(51);
    const { state } = await stored(id);
    expect((await api.get<Stored>(`/cases/${id}/state`)).body.state).toEqual(state);
    const ahead = await api.get<Stored>(`/cases/${id}/state?at=2090-01-01T00:00:00Z`);
    expect(ahead.body.state).toEqual(state);
    expect(ahead.body.at < '2090').toBe(true);
    const early = await api.get<{ errors: { pointer: string; code: string }[] }>(
      `/cases/${id}/state?at=2001-01-01T00:00:00Z`,
    );
    expect(early).toMatchObject({ status: 400, body: { errors: [{ pointer: '/at', code: 'at.before_opening' }] } });
    expect((await api.get(`/cases/019aa000-0000-7000-8000-000000000000/state`)).status).toBe(404);
  });
});
