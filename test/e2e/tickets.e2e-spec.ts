import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { businessCalendar } from '../../src/domain/calendar/business-calendar.js';
import { findPlace } from '../../src/domain/calendar/places.js';
import { instantAt, localDateOf } from '../../src/domain/calendar/zoned-time.js';
import type { Api } from '../support/api.js';
import { logIn } from '../support/api.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { startDesk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import { waitFor } from '../support/wait-for.js';

type Ticket = { id: string; text: string; facts: Record<string, unknown>; label: string };
type CaseAnswer = {
  id: string;
  stage: string;
  scenario: string;
  verdict: { scenario: string; redactedText: string; evidence: { quote?: string; start?: number; end?: number }[] };
  window: { earliest: string; latest: string } | null;
  followUps: { dueAt: string; state: string }[];
  nextFollowUpAt: string | null;
};
type Ledger = { state: string; reason: string | null; folded: string | null; deliveries: string; due: boolean };

const QUITO = findPlace({ province: 'Pichincha', canton: 'Quito' });
const tickets = readFileSync(new URL('../tables/triage/dev.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Ticket);

/** Mid-morning of a business day in Quito, some 20 business days ahead: every early follow-up is due, sending is open. */
function aLaterMorning(): Date {
  const firmDays = businessCalendar({ place: QUITO, whoseDays: 'firm' });
  return instantAt(firmDays.addBusinessDays(localDateOf(new Date(), QUITO.zone), 20), '10:30', QUITO.zone);
}

/** The limit per token is part of the contract: whoever is asked to wait waits. */
async function patiently<T extends { status: number; headers: Headers }>(ask: () => Promise<T>): Promise<T> {
  return waitFor('an answer other than 429', async () => {
    const reply = await ask();
    return reply.status === 429 ? null : reply;
  });
}

describe('two hundred and forty tickets through the running desk', () => {
  const cases = new Map<string, CaseAnswer>();
  let database: TestDatabase;
  let sql: Client;
  let login: { email: string; password: string };
  let ledger: Ledger[];

  beforeAll(async () => {
    database = await createTestDatabase();
    login = await createFirm(database.url);
    const desk = await startDesk({ databaseUrl: database.url });
    sql = new Client({ connectionString: database.url });
    await sql.connect();
    try {
      await fileAll(await logIn(desk.url, login));
    } finally {
      await desk.stop();
    }
    await jump();
    ledger = await readLedger();
  }, 300_000);

  afterAll(async () => {
    await sql?.end();
    await database?.drop();
  });

  async function fileAll(api: Api): Promise<void> {
    for (const [place, ticket] of tickets.entries()) {
      const ruc = `179${String(1_000_000 + place)}001`;
      const client = await patiently(() =>
        api.post<{ id: string }>('/clients', {
          ruc,
          legalName: `Empleador de prueba ${place}`,
          registeredEmail: `iess${place}@record.example`,
          contacts: [{ fullName: 'Contacto de prueba', email: `contacto${place}@client.example`, primary: true }],
        }),
      );
      const { text, facts } = ticket;
      const opened = await patiently(() => api.post<CaseAnswer>('/cases', { clientId: client.body.id, text, facts }));
      expect([ticket.id, opened.status]).toEqual([ticket.id, 201]);
      const read = await patiently(() => api.get<CaseAnswer>(`/cases/${opened.body.id}`));
      cases.set(ticket.id, read.body);
    }
  }

  it('become cases, each with its verdict stored as it was given', () => {
    expect(cases.size).toBe(tickets.length);
    const right = tickets.filter((ticket) => cases.get(ticket.id)?.scenario === ticket.label).length;
    expect(right / tickets.length).toBeGreaterThanOrEqual(0.7);
    for (const { verdict } of cases.values()) {
      for (const { quote, start, end } of verdict.evidence.filter((piece) => piece.quote !== undefined)) {
        expect(verdict.redactedText.slice(start, end)).toBe(quote);
      }
    }
  });

  it('get a window exactly where staff may promise one, and never one that ends before it begins', () => {
    for (const { scenario, window } of cases.values()) {
      expect(window === null).toBe(scenario === 'undetermined' || scenario === 'out_of_scope');
      if (window !== null) expect(window.latest >= window.earliest).toBe(true);
    }
  });

  it('get a planned follow-up at once, unless they are out of scope', () => {
    for (const { scenario, followUps, nextFollowUpAt } of cases.values()) {
      const isPlanned = followUps.some((followUp) => followUp.state === 'planned');
      expect(isPlanned).toBe(scenario !== 'out_of_scope');
      expect(nextFollowUpAt !== null).toBe(isPlanned);
    }
  });

  it('hear from the desk once for each follow-up that comes due while the clock jumps', () => {
    const due = ledger.filter((row) => row.due);
    expect(due.length).toBeGreaterThan(200);
    expect(new Set(due.map((row) => row.state))).toEqual(new Set(['sent', 'skipped']));
    for (const row of ledger) expect(Number(row.deliveries)).toBe(row.state === 'sent' ? 1 : 0);
    for (const row of due.filter(({ state }) => state === 'skipped')) {
      expect([row.reason, row.folded]).toEqual(['folded', 'sent']);
    }
  });

  it('never write to the e-mail on record at IESS', async () => {
    const { rows } = await sql.query<{ to: string }>('select distinct to_address as to from deliveries');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ to }) => to.endsWith('@record.example'))).toEqual([]);
  });

  it('show each message that left in the timeline of its case', async () => {
    const { rows } = await sql.query<{ sent: string; shown: string }>(
      `select (select count(*) from follow_ups where state = 'sent') as sent,
              (select count(*) from case_events where kind = 'follow_up_sent') as shown`,
    );
    expect(rows[0]?.shown).toBe(rows[0]?.sent);
  });

  /** The same installation, started again some weeks later. */
  async function jump(): Promise<void> {
    const offset = aLaterMorning().getTime() - Date.now();
    const env = { CLOCK_OFFSET: `PT${Math.round(offset / 1000)}S` };
    const desk = await startDesk({ databaseUrl: database.url, env });
    try {
      await waitFor('every due follow-up to end', async () => (await stillDue()) === 0, 120_000);
    } catch (error) {
      throw new Error(desk.logs(), { cause: error });
    } finally {
      await desk.stop();
    }
  }

  async function stillDue(): Promise<number> {
    const { rows } = await sql.query<{ n: string }>(
      `select count(*) as n from follow_ups where state in ('planned', 'armed', 'running') and wake_at <= $1`,
      [aLaterMorning()],
    );
    return Number(rows[0]?.n);
  }

  async function readLedger(): Promise<Ledger[]> {
    const { rows } = await sql.query<Ledger>(
      `select f.state, f.reason, g.state as folded, f.due_at <= $1 as due,
              (select count(*) from deliveries d where d.follow_up_id = f.id) as deliveries
         from follow_ups f left join follow_ups g on g.id = f.folded_into and g.firm_id = f.firm_id
        where f.state <> 'cancelled'`,
      [aLaterMorning()],
    );
    return rows;
  }
});
