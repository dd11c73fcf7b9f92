import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { Api } from '../support/api.js';
import { logIn } from '../support/api.js';
import type { Desk } from '../support/desk.js';
import { startDesk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import { hire } from '../support/staff.js';

type Row = { key: string; label: string | null; values: (number | null)[]; queries: (string | null)[] };
type Insight = { columns: string[]; rows: Row[]; closedOn: string[] };

/** Monday 2 to Sunday 15 March 2026 has no holiday in Quito. */
const PERIOD = 'from=2026-03-02&to=2026-03-15';

describe('the overview of a supervisor', () => {
  let desk: Desk;
  let owner: Api;
  let db: Client;
  let cases: string[];
  let serial = 0;

  beforeAll(async () => {
    desk = await startDesk();
    const firm = await createFirm(desk.databaseUrl ?? '');
    owner = await logIn(desk.url, firm);
    cases = [];
    for (let n = 0; n < 4; n += 1) cases.push(await newCase());
    db = new Client({ connectionString: desk.databaseUrl ?? '' });
    await db.connect();
    await db.query(`select set_config('app.firm_id', $1, false)`, [firm.firmId]);
    // Opened Mon 2, Mon 2, Wed 4 and Fri 6 at 23:30 in Quito, which is the next day in UTC.
    const opened = ['2026-03-02T15:00Z', '2026-03-02T15:00Z', '2026-03-04T15:00Z', '2026-03-07T04:30Z'];
    for (const [place, at] of opened.entries()) {
      await db.query('update cases set opened_at = $2 where id = $1', [cases[place], at]);
    }
    // The first is resolved in time, the second late, the third without a window.
    await resolve(0, '2026-03-05T15:00Z', '2026-03-06');
    await resolve(1, '2026-03-10T15:00Z', '2026-03-09');
    await resolve(2, '2026-03-11T15:00Z', null);
  }, 90_000);

  afterAll(async () => {
    await db?.end();
    await desk?.stop();
  });

  async function newCase(): Promise<string> {
    serial += 1;
    const ruc = `179${String(2_000_000 + serial)}001`;
    const client = await owner.post('/clients', { ruc, legalName: `Comercial Ejemplo ${serial}` });
    const wish = { clientId: client.body.id, text: 'RUC suspendido', facts: { rucStatus: 'suspended' } };
    return (await owner.post<{ id: string }>('/cases', wish)).body.id;
  }

  async function resolve(place: number, at: string, latestOn: string | null): Promise<void> {
    await db.query(
      `update cases set stage = 'resolved', resolved_at = $2, window_latest_on = $3::date,
         window_earliest_on = $3::date where id = $1`,
      [cases[place], at, latestOn],
    );
  }

  const read = async (chart: string, query = PERIOD): Promise<Insight> =>
    (await owner.get<Insight>(`/insights/${chart}?${query}`)).body;
  const row = ({ rows }: Insight, key: string): (number | null)[] | undefined =>
    rows.find((one) => one.key === key)?.values;

  it('counts what was opened and resolved by the days of the firm, not of the server', async () => {
    const flow = await read('flow');
    expect(flow.columns).toEqual(['opened', 'resolved']);
    expect(flow.rows.length).toBe(14);
    expect(row(flow, '2026-03-02')).toEqual([2, 0]);
    expect(row(flow, '2026-03-06')).toEqual([1, 0]);
    expect(row(flow, '2026-03-07')).toEqual([0, 0]);
    expect(row(flow, '2026-03-10')).toEqual([0, 1]);
    expect(flow.closedOn).toEqual(['2026-03-07', '2026-03-08', '2026-03-14', '2026-03-15']);
  });

  it('tells by the week what was resolved within its window', async () => {
    const window = await read('window');
    expect(window.columns).toEqual(['onTime', 'late', 'withoutWindow']);
    expect(row(window, '2026-03-02')).toEqual([1, 0, 0]);
    expect(row(window, '2026-03-09')).toEqual([0, 1, 1]);
  });

  it('leads from every number to exactly as many cases', async () => {
    let followed = 0;
    for (const chart of ['flow', 'stages', 'ages', 'scenarios', 'workload']) {
      for (const { values, queries } of (await read(chart)).rows) {
        for (const [place, query] of queries.entries()) {
          if (values[place] === 0 && place > 0) continue;
          const { body } = await owner.get<{ total: number }>(`/cases?${query}&count=true&limit=1`);
          expect([chart, query, body.total]).toEqual([chart, query, values[place]]);
          followed += 1;
        }
      }
    }
    expect(followed).toBeGreaterThan(25);
  });

  it('measures stays in a stage in business days: median and ninetieth', async () => {
    const stays = [
      ['2026-03-02T15:00Z', '2026-03-03T15:00Z'],
      ['2026-03-02T15:00Z', '2026-03-05T15:00Z'],
      ['2026-03-06T15:00Z', '2026-03-09T15:00Z'],
    ];
    for (const [place, [entered, left]] of stays.entries()) await stay(cases[place] ?? '', entered ?? '', left ?? '');
    const times = await read('stage_times');
    expect(times.columns).toEqual(['stays', 'median', 'p90']);
    // 1, 3 and (over the week-end) 1 business days.
    expect(row(times, 'correction')).toEqual([3, 1, 2.6]);
  });

  /** Two moves, as the history would have them. */
  async function stay(caseId: string, entered: string, left: string): Promise<void> {
    for (const [stage, at] of [
      ['correction', entered],
      ['online', left],
    ]) {
      await db.query(
        `insert into case_events (firm_id, id, case_id, kind, actor_kind, at, after)
         select firm_id, gen_random_uuid(), id, 'stage_changed', 'system', $2, jsonb_build_object('stage', $3::text)
           from cases where id = $1`,
        [caseId, at, stage],
      );
    }
  }

  it('gives the same numbers as a file', async () => {
    const { columns, rows } = await read('window');
    const { body, headers } = await owner.get<string>(`/insights/window/csv?${PERIOD}`);
    expect(headers.get('content-type')).toContain('text/csv');
    const lines = body
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    expect(lines).toEqual([['key', ...columns], ...rows.map(({ key, values }) => [key, ...values.map(String)])]);
  });

  it('refuses a period that ends before it begins, a chart that is not there, and an agent', async () => {
    expect((await owner.get('/insights/flow?from=2026-03-02&to=2026-03-01')).status).toBe(400);
    expect((await owner.get('/insights/flow?from=2024-01-01&to=2026-03-01')).status).toBe(400);
    expect((await owner.get('/insights/rumours')).status).toBe(404);
    const agent = await hire(owner, desk.url, 'agent', 'agent@firm.example');
    expect((await agent.get('/insights/flow')).status).toBe(403);
  });

  it.each(['offices', 'reassignments', 'follow_ups'])(
    'answers %s for a firm in which nothing happened',
    async (chart) => {
      const insight = await read(chart);
      expect(insight.rows.every(({ values }) => values.length === insight.columns.length)).toBe(true);
    },
  );
});
