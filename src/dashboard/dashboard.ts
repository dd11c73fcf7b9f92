import type { CaseFilter } from '../cases/case-filter.js';
import { caseFilter } from '../cases/case-filter.js';
import { firmToday } from '../cases/firm-today.js';
import type { VisitToCome } from '../cases/visit-entries.js';
import { visitsToCome } from '../cases/visit-entries.js';
import { STAGES, WAITING_FOR } from '../domain/lifecycle/stages.js';
import { SCENARIOS } from '../domain/triage/scenarios.js';
import { countTroubles } from '../follow-ups/troubles.js';
import type { Trouble } from '../follow-ups/troubles.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import type {
  AppointmentTodayDto,
  AssigneeCountDto,
  CountDto,
  DashboardQuery,
  DashboardView,
  TroublesDto,
} from './dashboard.dto.js';

/** In the order of the first filters. */
const GLANCE = ['open', 'overdue', 'atRisk', 'dueToday', 'clientAnswered', 'unassigned'] as const;

/** Every number is the count of a filter that the case list takes too: it equals its list because it is its list. */
export async function dashboard(tx: Tx, caller: Caller, { scope = 'firm' }: DashboardQuery): Promise<DashboardView> {
  const own: CaseFilter = scope === 'mine' ? { assignee: 'me' } : {};
  const today = await firmToday(tx);
  const assignees = await peopleWithOpenCases(tx);
  const filters: CaseFilter[] = [
    { ...own, open: true },
    { ...own, overdue: true },
    { ...own, atRisk: true },
    { ...own, dueToday: true },
    { ...own, clientAnswered: true },
    { open: true, assignee: 'none' },
    ...STAGES.map((stage) => ({ ...own, stage: [stage] })),
    ...SCENARIOS.map(({ code }) => ({ ...own, open: true, scenario: [code] })),
    ...WAITING_FOR.map((waitingFor) => ({ ...own, open: true, waitingFor: [waitingFor] })),
    ...assignees.map(({ assigneeId }) => ({ open: true, assignee: assigneeId ?? 'none' })),
  ];
  const counts = await countAll(tx, caller, today, filters);
  const take = (howMany: number): CountDto[] => counts.splice(0, howMany);
  const glance = named(GLANCE, take(GLANCE.length)) as Record<(typeof GLANCE)[number], CountDto>;
  const byStage = named(STAGES, take(STAGES.length));
  const byScenario = named(
    SCENARIOS.map(({ code }) => code),
    take(SCENARIOS.length),
  );
  const waitingFor = named(WAITING_FOR, take(WAITING_FOR.length));
  const byAssignee = take(assignees.length).map((count, place) => ({ ...nobodyUnless(assignees[place]), ...count }));
  const appointmentsToday = (await visitsToCome(tx, today))
    .filter((visit) => scope === 'firm' || visit.assigneeId === caller.userId)
    .map(visitToday);
  return {
    today,
    ...glance,
    byStage,
    byScenario,
    waitingFor,
    followUps: await troubles(tx),
    appointmentsToday,
    byAssignee,
  };
}

async function troubles(tx: Tx): Promise<TroublesDto> {
  const { oldestOverdueAt, ...counts } = await countTroubles(tx);
  const counted = (trouble: Trouble) => ({ count: counts[trouble], query: `trouble=${trouble}` });
  return {
    oldestOverdueAt,
    overdue: counted('overdue'),
    parked: counted('parked'),
    uncertain: counted('uncertain'),
  };
}

function visitToday(visit: VisitToCome): AppointmentTodayDto {
  const { appointmentId, caseId, caseNumber, clientName, officeName, at, turnNumber, goes, goesFullName } = visit;
  return { appointmentId, caseId, caseNumber, clientName, officeName, at, turnNumber, goes, goesFullName };
}

type Person = Pick<AssigneeCountDto, 'assigneeId' | 'fullName'>;

async function peopleWithOpenCases(tx: Tx): Promise<Person[]> {
  return tx.query<Person>(
    `select c.assignee_id as "assigneeId", u.full_name as "fullName"
       from cases c left join users u on u.firm_id = c.firm_id and u.id = c.assignee_id
      where c.firm_id = $1 and c.stage not in ('resolved', 'closed')
      group by c.assignee_id, u.full_name order by count(*) desc, c.assignee_id`,
    [tx.firmId],
  );
}

/** All counts in one pass over the firm's cases. */
async function countAll(tx: Tx, caller: Caller, today: string, filters: readonly CaseFilter[]): Promise<CountDto[]> {
  const parameters: unknown[] = [tx.firmId];
  const columns = filters.map((filter, place) => {
    const { sql, parameters: own } = caseFilter(filter, caller, today, parameters.length + 1);
    parameters.push(...own);
    return `count(*) filter (where true ${sql})::int as n${place}`;
  });
  const [row] = await tx.query<Record<string, number>>(
    `select ${columns.join(',\n')} from cases c join clients k on k.firm_id = c.firm_id and k.id = c.client_id
      where c.firm_id = $1`,
    parameters,
  );
  return filters.map((filter, place) => ({ count: row?.[`n${place}`] ?? 0, query: queryOf(filter) }));
}

/** The filter as the query string of `GET /cases`. */
function queryOf(filter: CaseFilter): string {
  return Object.entries(filter)
    .map(([key, value]) => `${key}=${Array.isArray(value) ? value.join(',') : String(value)}`)
    .join('&');
}

function named(names: readonly string[], counts: readonly CountDto[]): Record<string, CountDto> {
  return Object.fromEntries(names.map((name, place) => [name, counts[place] ?? { count: 0, query: '' }]));
}

function nobodyUnless(person: Person | undefined): Person {
  return person ?? { assigneeId: null, fullName: null };
}
