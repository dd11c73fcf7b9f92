import type { LocalDate } from '../domain/calendar/local-date.js';
import type { Stage, WaitingFor } from '../domain/lifecycle/stages.js';
import { OPEN_STAGES } from '../domain/lifecycle/stages.js';
import type { Scenario } from '../domain/triage/scenarios.js';
import { containing } from '../platform/database/like-pattern.js';

/** Which cases. Every number of the dashboard is one of these, so that it equals the list behind it. */
export type CaseFilter = {
  stage?: readonly Stage[];
  scenario?: readonly Scenario[];
  /** A user's id, `me`, or `none`. */
  assignee?: string;
  clientId?: string;
  waitingFor?: readonly WaitingFor[];
  /** Words, a case number or a RUC; accents and case are forgiven. */
  q?: string;
  open?: boolean;
  overdue?: boolean;
  atRisk?: boolean;
  dueToday?: boolean;
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
  if (filter.clientId) add((p) => `c.client_id = ${p}::uuid`, filter.clientId);
  if (filter.assignee === 'none') conditions.push('c.assignee_id is null');
  else if (filter.assignee) {
    add((p) => `c.assignee_id = ${p}::uuid`, filter.assignee === 'me' ? caller.userId : filter.assignee);
  }
  if (filter.q?.trim()) add(matches, containing(filter.q.trim()));
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

function choicesOf({ stage, scenario, waitingFor }: CaseFilter): [value: string, values?: readonly string[]][] {
  return [
    ['c.stage', stage],
    ['c.scenario', scenario],
    [`(${TURN})`, waitingFor],
  ];
}

function matches(parameter: string): string {
  const pattern = `searchable(${parameter}::text)`;
  return `(searchable(k.legal_name) like ${pattern} or k.ruc like ${parameter} or ('#' || c.number) like ${parameter}
    or exists (select 1 from case_texts t where t.firm_id = c.firm_id and t.case_id = c.id
      and searchable(t.body) like ${pattern}))`;
}
