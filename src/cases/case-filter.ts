import type { LocalDate } from '../domain/calendar/local-date.js';
import type { Stage, WaitingFor } from '../domain/lifecycle/stages.js';
import { OPEN_STAGES } from '../domain/lifecycle/stages.js';
import type { Risk } from '../domain/lifecycle/window.js';
import type { Scenario } from '../domain/triage/scenarios.js';
import { searchCondition, searchedWords } from './case-search.js';

/** Which cases. Every number of the dashboard is one of these, so that it equals the list behind it. */
export type CaseFilter = {
  stage?: readonly Stage[];
  scenario?: readonly Scenario[];
  /** Users' ids, `me` or `none`, several by comma. */
  assignee?: string;
  clientId?: string;
  /** Only among these. */
  ids?: readonly string[];
  waitingFor?: readonly WaitingFor[];
  /** Words, a case number or a RUC; accents and case are forgiven. */
  q?: string;
  open?: boolean;
  overdue?: boolean;
  atRisk?: boolean;
  dueToday?: boolean;
  /** The client has answered since staff last did something. */
  clientAnswered?: boolean;
  risk?: readonly Risk[];
  /** Local dates of the firm, both included. */
  openedFrom?: LocalDate;
  openedTo?: LocalDate;
  resolvedFrom?: LocalDate;
  resolvedTo?: LocalDate;
};

const OPEN = `c.stage in (${OPEN_STAGES.map((stage) => `'${stage}'`).join(', ')})`;

/** The same answers as `riskOf` in the domain, in SQL; a test holds them against each other. `$today` is a parameter. */
const LATE = `(coalesce(c.deadline_on < $today, false)
  or (c.waiting_for <> 'client' and coalesce(c.window_latest_on < $today, false)))`;
const AT_RISK = 'coalesce(c.deadline_on < c.window_latest_on, false)';
const TODAY = `(coalesce(c.deadline_on = $today, false)
  or (c.waiting_for <> 'client' and coalesce(c.window_latest_on = $today, false)))`;

const RISKS = {
  open: OPEN,
  overdue: `(${OPEN} and ${LATE})`,
  atRisk: `(${OPEN} and not ${LATE} and ${AT_RISK})`,
  dueToday: `(${OPEN} and not ${LATE} and ${TODAY})`,
  clientAnswered: `(${OPEN} and exists (select 1 from case_events e
    where e.firm_id = c.firm_id and e.case_id = c.id and e.actor_kind = 'client'
      and not exists (select 1 from case_events l where l.firm_id = e.firm_id and l.case_id = e.case_id
        and l.actor_kind = 'user' and l.seq > e.seq)))`,
} as const;

const ZONE = '(select f.zone from firms f where f.id = app_firm())';

/** What lies between two local dates of the firm. */
const BETWEEN = {
  openedFrom: (p: string) => `(c.opened_at at time zone ${ZONE})::date >= ${p}::date`,
  openedTo: (p: string) => `(c.opened_at at time zone ${ZONE})::date <= ${p}::date`,
  resolvedFrom: (p: string) => `(c.resolved_at at time zone ${ZONE})::date >= ${p}::date`,
  resolvedTo: (p: string) => `(c.resolved_at at time zone ${ZONE})::date <= ${p}::date`,
} as const;

/** `riskOf` in SQL, over `cases c`; `$today` is a parameter. */
export const RISK_LEVEL = `case
  when not ${OPEN} then 'none'
  when coalesce(c.deadline_on < $today, false) then 'late'
  when c.waiting_for <> 'client' and coalesce(c.window_latest_on < $today, false) then 'late'
  when coalesce(c.deadline_on < c.window_latest_on, false) then 'at_risk'
  when c.waiting_for = 'client' then 'paused'
  when $today in (c.deadline_on, c.window_latest_on) then 'today'
  when c.deadline_on is null and c.window_latest_on is null then 'none'
  else 'on_time' end`;

/** `turnOn` of the domain in SQL, over `cases c`; `$today` is a parameter. */
export const TURN = `case when c.waiting_for = 'appointment' and c.visit_on < $today then 'us' else c.waiting_for end`;

/** `delayKey` of the domain in SQL, over `cases c`; `$today` is a parameter. A test holds them against each other. */
export const DELAY_KEY = `case
  when not ${OPEN} then '6 ' || (c.opened_at at time zone 'UTC')::date
  when c.deadline_on < $today then '0 ' || c.deadline_on
  when c.deadline_on < c.window_latest_on then '1 ' || c.deadline_on
  when c.waiting_for <> 'client' and c.window_latest_on < $today then '2 ' || c.window_latest_on
  when c.deadline_on is not null then '3 ' || c.deadline_on
  when c.window_latest_on is not null then '4 ' || c.window_latest_on
  else '5 ' || (c.opened_at at time zone 'UTC')::date end
  || case when (${TURN}) = 'us' then ' 0' else ' 1' end`;

/** The filter as SQL over `cases c` and `clients k`, and its parameters, numbered from `first`. */
export function caseFilter(
  filter: CaseFilter,
  caller: { userId: string },
  today: LocalDate,
  first: number,
): { sql: string; parameters: unknown[] } {
  const parameters: unknown[] = [today];
  const todayParameter = `$${first}::date`;
  const conditions: string[] = [];
  const add = (condition: (parameter: string) => string, value: unknown): void => {
    parameters.push(value);
    conditions.push(condition(`$${first + parameters.length - 1}`));
  };
  for (const [value, values] of choicesOf(filter)) {
    if (values !== undefined) add((p) => `${value} = any(${p}::text[])`, values);
  }
  for (const { column, ids } of namedIds(filter)) add((p) => `${column} = any(${p}::uuid[])`, ids);
  if (filter.assignee) {
    const { ids, orNobody } = peopleNamed(filter.assignee, caller);
    add((p) => `(${orNobody ? 'c.assignee_id is null or ' : ''}c.assignee_id = any(${p}::uuid[]))`, ids);
  }
  for (const word of searchedWords(filter.q ?? '')) add(searchCondition, word);
  if (filter.risk) add((p) => `(${RISK_LEVEL}) = any(${p}::text[])`, filter.risk);
  for (const { condition, on } of rangesOf(filter)) add(condition, on);
  for (const [risk, sql] of Object.entries(RISKS)) {
    const wanted = filter[risk as keyof typeof RISKS];
    if (wanted !== undefined) conditions.push(wanted ? sql : `not ${sql}`);
  }
  // `$today` is named first in a condition that is always true: PostgreSQL wants every parameter used.
  const all = [`${todayParameter} is not null`, ...conditions];
  return {
    sql: all.map((condition) => `and ${condition.replaceAll('$today', todayParameter)}`).join('\n'),
    parameters,
  };
}

function namedIds({ ids, clientId }: CaseFilter): { column: string; ids: readonly string[] }[] {
  return [
    ...(ids === undefined ? [] : [{ column: 'c.id', ids }]),
    ...(clientId === undefined ? [] : [{ column: 'c.client_id', ids: [clientId] }]),
  ];
}

function peopleNamed(assignee: string, { userId }: { userId: string }): { ids: string[]; orNobody: boolean } {
  const wanted = assignee.split(',');
  const ids = wanted.filter((one) => one !== 'none').map((one) => (one === 'me' ? userId : one));
  return { ids, orNobody: wanted.includes('none') };
}

function rangesOf(filter: CaseFilter): { condition: (parameter: string) => string; on: LocalDate }[] {
  return Object.entries(BETWEEN).flatMap(([name, condition]) => {
    const on = filter[name as keyof typeof BETWEEN];
    return on === undefined ? [] : [{ condition, on }];
  });
}

function choicesOf({ stage, scenario, waitingFor }: CaseFilter): [value: string, values?: readonly string[]][] {
  return [
    ['c.stage', stage],
    ['c.scenario', scenario],
    [`(${TURN})`, waitingFor],
  ];
}
