import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { CaseFilter } from '../../src/cases/case-filter.js';
import { caseFilter, DELAY_KEY, RISK_LEVEL, TURN } from '../../src/cases/case-filter.js';
import { delayKey } from '../../src/domain/lifecycle/cost-of-delay.js';
import type { Stage, WaitingFor } from '../../src/domain/lifecycle/stages.js';
import { isOpen } from '../../src/domain/lifecycle/stages.js';
import { riskOf } from '../../src/domain/lifecycle/window.js';
import { turnOn } from '../../src/domain/visits/visits.js';

const TODAY = '2026-11-25';
const OPENED_ON = '2026-11-20';
const DATES = [null, '2026-11-24', TODAY, '2026-11-26', '2026-11-30'];
const STAGES: Stage[] = ['triage', 'in_person', 'resolved', 'closed'];
const TURNS: [waitingFor: WaitingFor, visitOn: string | null][] = [
  ['us', null],
  ['client', '2026-11-24'],
  ['iess', null],
  ['appointment', null],
  ['appointment', '2026-11-24'],
  ['appointment', TODAY],
];

type Standing = {
  stage: Stage;
  waitingFor: WaitingFor;
  visitOn: string | null;
  latestOn: string | null;
  deadlineOn: string | null;
};

/** Every way in which a case can stand against its dates. */
const standings: Standing[] = STAGES.flatMap((stage) =>
  TURNS.flatMap(([waitingFor, visitOn]) =>
    DATES.flatMap((latestOn) => DATES.map((deadlineOn) => ({ stage, waitingFor, visitOn, latestOn, deadlineOn }))),
  ),
);

describe('the risk of a case in SQL', () => {
  let client: Client;

  beforeAll(async () => {
    client = new Client({ connectionString: process.env.TEST_DATABASE_URL });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
  });

  async function chosen(filter: CaseFilter): Promise<number[]> {
    const { sql, parameters } = caseFilter(filter, { userId: '' }, TODAY, 2);
    const { rows } = await client.query<{ place: number }>(
      `select c.place from jsonb_to_recordset($1::jsonb) as
         c (place int, stage text, waiting_for text, visit_on date, window_latest_on date, deadline_on date)
        where true ${sql} order by c.place`,
      [JSON.stringify(standings.map(asColumns)), ...parameters],
    );
    return rows.map(({ place }) => place);
  }

  async function computed(sql: string): Promise<string[]> {
    const { rows } = await client.query<{ value: string }>(
      `select ${sql.replaceAll('$today', '$2::date')} as value from jsonb_to_recordset($1::jsonb) as
         c (place int, stage text, waiting_for text, visit_on date, window_latest_on date, deadline_on date,
            opened_at timestamptz)
        order by c.place`,
      [JSON.stringify(standings.map(asColumns)), TODAY],
    );
    return rows.map(({ value }) => value);
  }

  const expected = (holds: (standing: Standing) => boolean): number[] =>
    standings.flatMap((standing, place) => (isOpen(standing.stage) && holds(standing) ? [place] : []));
  const risk = ({ latestOn, deadlineOn, waitingFor }: Standing): string =>
    riskOf({ latestOn, deadlineOn, today: TODAY, paused: waitingFor === 'client' });

  const turn = ({ waitingFor, visitOn }: Standing): WaitingFor => turnOn(waitingFor, visitOn, TODAY);

  it('gives the turn to us on the day after a visit of which nobody has told', async () => {
    expect(await computed(TURN)).toEqual(standings.map(turn));
    const ours = standings.flatMap((standing, place) => (turn(standing) === 'us' ? [place] : []));
    expect(await chosen({ waitingFor: ['us'] })).toEqual(ours);
  });

  it('is what the domain says it is: late, and at risk', async () => {
    expect(await chosen({ overdue: true })).toEqual(expected((standing) => risk(standing) === 'late'));
    expect(await chosen({ atRisk: true })).toEqual(expected((standing) => risk(standing) === 'at_risk'));
  });

  it('counts as due today whatever ends today and is not late', async () => {
    const endsToday = ({ latestOn, deadlineOn, waitingFor }: Standing): boolean =>
      deadlineOn === TODAY || (latestOn === TODAY && waitingFor !== 'client');
    expect(await chosen({ dueToday: true })).toEqual(
      expected((standing) => risk(standing) !== 'late' && endsToday(standing)),
    );
  });

  it('names the same level as the domain', async () => {
    const level = (standing: Standing): string => (isOpen(standing.stage) ? risk(standing) : 'none');
    expect(await computed(RISK_LEVEL)).toEqual(standings.map(level));
  });

  it('sorts by the same cost of delay as the domain', async () => {
    const key = (standing: Standing): string =>
      delayKey({ ...standing, waitingFor: turn(standing), openedOn: OPENED_ON, today: TODAY });
    expect(await computed(DELAY_KEY)).toEqual(standings.map(key));
  });

  it('divides all cases in two, whichever way one asks', async () => {
    for (const key of ['open', 'overdue', 'atRisk', 'dueToday'] as const) {
      const [yes, no] = [await chosen({ [key]: true }), await chosen({ [key]: false })];
      expect([...yes, ...no].sort((a, b) => a - b)).toEqual(standings.map((_, place) => place));
    }
  });
});

function asColumns(standing: Standing, place: number): object {
  const { stage, waitingFor: waiting_for, visitOn: visit_on } = standing;
  const { latestOn: window_latest_on, deadlineOn: deadline_on } = standing;
  return { place, stage, waiting_for, visit_on, window_latest_on, deadline_on, opened_at: `${OPENED_ON}T15:00:00Z` };
}
