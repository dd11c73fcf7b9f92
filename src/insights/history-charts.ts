import { percentile } from '../domain/insights/percentile.js';
import { OPEN_STAGES } from '../domain/lifecycle/stages.js';
import { datesOf, overCases } from './insight-scope.js';
import type { Scope, Table } from './insight-scope.js';

type Stay = { stage: string; enteredOn: string; leftOn: string };

/** How many business days cases stayed in a stage, of the stays that ended in the period. */
export async function stageTimes(scope: Scope): Promise<Table> {
  const { from, to, zone, calendar } = scope;
  const local = (moment: string): string => `to_char(${moment} at time zone '${zone}', 'YYYY-MM-DD')`;
  const stays = await overCases<Stay>(
    scope,
    {},
    {
      select: `s.stage, ${local('s.entered_at')} as "enteredOn", ${local('s.left_at')} as "leftOn"`,
      join: `join lateral (
        select e.after ->> 'stage' as stage, e.at as entered_at, lead(e.at) over (order by e.seq) as left_at
          from case_events e where e.firm_id = c.firm_id and e.case_id = c.id and e.after ? 'stage') s on true`,
      where: `and s.left_at is not null and ${local('s.left_at')} between '${from}' and '${to}'`,
    },
  );
  const rows = OPEN_STAGES.map((stage) => {
    const days = stays
      .filter((stay) => stay.stage === stage)
      .map(({ enteredOn, leftOn }) => calendar.businessDaysBetween(enteredOn, leftOn));
    const values = [days.length, percentile(days, 0.5), percentile(days, 0.9)];
    return { key: stage, label: null, values, queries: [null, null, null] };
  });
  return { columns: ['stays', 'median', 'p90'], rows };
}

/** Visits of the period by the centre they were made at: planned in all, and how they ended. */
export async function offices(scope: Scope): Promise<Table> {
  const rows = await overCases<{ key: string; visits: number; solved: number; cases: number }>(
    scope,
    {},
    {
      select: `coalesce(o.name, a.office_name) as key, count(*)::int as visits, count(distinct c.id)::int as cases,
        (count(*) filter (where a.result = 'solved'))::int as solved`,
      join: `join appointments a on a.firm_id = c.firm_id and a.case_id = c.id
        left join offices o on o.firm_id = a.firm_id and o.id = a.office_id`,
      where: `and a.state <> 'cancelled' and a.visit_on between '${scope.from}' and '${scope.to}'`,
      group: '1 order by 2 desc, 1',
    },
  );
  return {
    columns: ['visits', 'cases', 'solved'],
    rows: rows.map(({ key, visits, cases, solved }) => ({
      key,
      label: key,
      values: [visits, cases, solved],
      queries: [null, null, null],
    })),
  };
}

/** How often cases were given to somebody else in the period, by whom they were given to. */
export async function reassignments(scope: Scope): Promise<Table> {
  const { from, to, zone } = scope;
  const rows = await overCases<{ key: string; name: string | null; n: number }>(
    scope,
    {},
    {
      select: `coalesce(e.after ->> 'assigneeId', 'none') as key, max(u.full_name) as name, count(*)::int as n`,
      join: `join case_events e on e.firm_id = c.firm_id and e.case_id = c.id and e.kind = 'amended'
          and e.after ? 'assigneeId' and e.before ->> 'assigneeId' is not null
        left join users u on u.firm_id = e.firm_id and u.id = (e.after ->> 'assigneeId')::uuid`,
      where: `and (e.at at time zone '${zone}')::date between '${from}' and '${to}'`,
      group: '1 order by max(searchable(u.full_name)) nulls last, 1',
    },
  );
  const table = rows.map(({ key, name, n }) => ({ key, label: name, values: [n], queries: [null] }));
  return { columns: ['taken'], rows: table };
}

/** How many seconds after their moment messages left, by day; the moment is when each was to be looked at last. */
export async function followUps(scope: Scope): Promise<Table> {
  const { zone, from, to } = scope;
  const sent = await overCases<{ day: string; seconds: number }>(
    scope,
    {},
    {
      select: `to_char(f.finished_at at time zone '${zone}', 'YYYY-MM-DD') as day,
        greatest(extract(epoch from f.finished_at - f.wake_at), 0)::float8 as seconds`,
      join: 'join follow_ups f on f.firm_id = c.firm_id and f.case_id = c.id',
      where: `and f.state = 'sent' and (f.finished_at at time zone '${zone}')::date between '${from}' and '${to}'`,
    },
  );
  const rows = datesOf(scope).map((day) => {
    const late = sent.filter((one) => one.day === day).map(({ seconds }) => seconds);
    const values = [late.length, percentile(late, 0.5), percentile(late, 0.99)].map(rounded);
    return { key: day, label: null, values, queries: [null, null, null] };
  });
  return { columns: ['sent', 'p50', 'p99'], rows };
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1_000) / 1_000);
