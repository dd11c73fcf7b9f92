import { RISK_LEVEL } from '../cases/case-filter.js';
import type { CaseFilter } from '../cases/case-filter.js';
import { addDays, weekday } from '../domain/calendar/local-date.js';
import { ageBuckets } from '../domain/insights/age-buckets.js';
import { OPEN_STAGES } from '../domain/lifecycle/stages.js';
import { RISKS } from '../domain/lifecycle/window.js';
import { SCENARIOS } from '../domain/triage/scenarios.js';
import type { InsightRowDto } from './insight.dto.js';
import { datesOf, overCases, queryOf } from './insight-scope.js';
import type { Scope, Table } from './insight-scope.js';

type Counted = { key: string | null; n: number };

/** Opened and resolved by day. */
export async function flow(scope: Scope): Promise<Table> {
  const { from, to, zone } = scope;
  const byDay = async (column: string, filter: CaseFilter): Promise<Map<string | null, number>> => {
    const key = `to_char(c.${column} at time zone '${zone}', 'YYYY-MM-DD')`;
    const rows = await overCases<Counted>(scope, filter, { select: `${key} as key, count(*)::int as n`, group: '1' });
    return new Map(rows.map(({ key, n }) => [key, n]));
  };
  const opened = await byDay('opened_at', { openedFrom: from, openedTo: to });
  const resolved = await byDay('resolved_at', { resolvedFrom: from, resolvedTo: to });
  const rows = datesOf(scope).map((day) => ({
    key: day,
    label: null,
    values: [opened.get(day) ?? 0, resolved.get(day) ?? 0],
    queries: [
      queryOf(scope, { openedFrom: day, openedTo: day }),
      queryOf(scope, { resolvedFrom: day, resolvedTo: day }),
    ],
  }));
  return { columns: ['opened', 'resolved'], rows };
}

/** Open cases by stage, now. */
export async function stages(scope: Scope): Promise<Table> {
  const counts = await grouped(scope, { open: true }, 'c.stage');
  return {
    columns: ['open'],
    rows: OPEN_STAGES.map((stage) => ({
      key: stage,
      label: null,
      values: [counts.get(stage) ?? 0],
      queries: [queryOf(scope, { stage: [stage] })],
    })),
  };
}

/** Open cases by age in business days and risk, now. */
export async function ages(scope: Scope): Promise<Table> {
  const rows: InsightRowDto[] = [];
  for (const { name, openedFrom, openedTo } of ageBuckets(scope.today, scope.calendar)) {
    const filter: CaseFilter = { open: true, ...(openedFrom !== null && { openedFrom }), openedTo };
    rows.push({ key: name, label: null, ...(await byRisk(scope, filter)) });
  }
  return { columns: RISKS, rows };
}

/** Cases that were opened in the period, by cause. */
export async function scenarios(scope: Scope): Promise<Table> {
  const { from: openedFrom, to: openedTo } = scope;
  const counts = await grouped(scope, { openedFrom, openedTo }, 'c.scenario');
  const rows = SCENARIOS.filter(({ code }) => scope.own.scenario?.includes(code) ?? true).map(({ code }) => ({
    key: code,
    label: null,
    values: [counts.get(code) ?? 0],
    queries: [queryOf(scope, { scenario: [code], openedFrom, openedTo })],
  }));
  return { columns: ['opened'], rows };
}

/** Open cases by who works on them and risk, by name; nobody's last. */
export async function workload(scope: Scope): Promise<Table> {
  const people = await overCases<{ id: string | null; name: string | null }>(
    scope,
    { open: true },
    {
      select: 'c.assignee_id as id, max(u.full_name) as name',
      join: 'left join users u on u.firm_id = c.firm_id and u.id = c.assignee_id',
      group: '1 order by max(searchable(u.full_name)) nulls last, 1',
    },
  );
  const rows: InsightRowDto[] = [];
  for (const { id, name } of people) {
    const numbers = await byRisk(scope, { open: true, assignee: id ?? 'none' });
    rows.push({ key: id ?? 'none', label: name, ...numbers });
  }
  return { columns: RISKS, rows };
}

/**
 * Cases that were resolved in the period, by the week (its Monday): within the window, after it, and without one. Whether
 * one was on time is judged by the window that stood when it was resolved.
 */
export async function window(scope: Scope): Promise<Table> {
  const { from, to, zone } = scope;
  const day = `(c.resolved_at at time zone '${zone}')::date`;
  const rows = await overCases<{ key: string; onTime: number; late: number; none: number }>(
    scope,
    { resolvedFrom: from, resolvedTo: to },
    {
      select: `to_char(date_trunc('week', ${day}), 'YYYY-MM-DD') as key,
        (count(*) filter (where ${day} <= c.window_latest_on))::int as "onTime",
        (count(*) filter (where ${day} > c.window_latest_on))::int as late,
        (count(*) filter (where c.window_latest_on is null))::int as none`,
      group: '1',
    },
  );
  const found = new Map(rows.map((row) => [row.key, row]));
  const mondays = [...new Set(datesOf(scope).map((date) => addDays(date, 1 - weekday(date))))];
  return {
    columns: ['onTime', 'late', 'withoutWindow'],
    rows: mondays.map((monday) => {
      const { onTime = 0, late = 0, none = 0 } = found.get(monday) ?? {};
      return { key: monday, label: null, values: [onTime, late, none], queries: [null, null, null] };
    }),
  };
}

async function grouped(scope: Scope, filter: CaseFilter, by: string): Promise<Map<string | null, number>> {
  const rows = await overCases<Counted>(scope, filter, { select: `${by} as key, count(*)::int as n`, group: '1' });
  return new Map(rows.map(({ key, n }) => [key, n]));
}

/** One number for each risk, in their order. */
async function byRisk(scope: Scope, filter: CaseFilter): Promise<Pick<InsightRowDto, 'values' | 'queries'>> {
  const counts = await grouped(scope, filter, `(${RISK_LEVEL})`);
  return {
    values: RISKS.map((risk) => counts.get(risk) ?? 0),
    queries: RISKS.map((risk) => queryOf(scope, { ...filter, risk: [risk] })),
  };
}
