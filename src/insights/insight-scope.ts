import { FirmCalendars } from '../calendar/firm-calendars.js';
import { closuresOf } from '../calendar/firm-closures.js';
import type { CaseFilter } from '../cases/case-filter.js';
import { caseFilter } from '../cases/case-filter.js';
import type { BusinessCalendar } from '../domain/calendar/business-calendar.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import { addDays, daysBetween } from '../domain/calendar/local-date.js';
import { localDateOf } from '../domain/calendar/zoned-time.js';
import { firmTimesOf } from '../follow-ups/firm-times.js';
import type { FirmPlace } from '../follow-ups/firm-times.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import type { InsightQuery, InsightRowDto } from './insight.dto.js';

const USUAL_DAYS = 30;
const MOST_DAYS = 366;

/** What a chart counts over: a period of the firm's local dates, and which cases. */
export type Scope = {
  readonly tx: Tx;
  readonly caller: Caller;
  readonly today: LocalDate;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly own: CaseFilter;
  readonly zone: string;
  readonly calendar: BusinessCalendar;
};

export type Table = { readonly columns: readonly string[]; readonly rows: InsightRowDto[] };

/** Throws 400 for a period that ends before it begins, or is longer than a year. */
export async function insightScope(tx: Tx, caller: Caller, query: InsightQuery): Promise<Scope> {
  const [firm] = await tx.query<FirmPlace>(
    `select province, canton, zone, working_hours as "workingHours", send_at as "sendAt" from firms where id = $1`,
    [tx.firmId],
  );
  if (firm === undefined) throw Problem.notFound();
  const { calendar } = firmTimesOf(firm, new FirmCalendars(await closuresOf(tx)));
  const today = localDateOf(tx.now, firm.zone);
  const to = query.to ?? today;
  const from = query.from ?? addDays(to, 1 - USUAL_DAYS);
  const days = daysBetween(from, to);
  if (days < 0 || days >= MOST_DAYS) {
    throw Problem.invalid(fieldError('/from', 'date.out_of_range', { first: addDays(to, 1 - MOST_DAYS), last: to }));
  }
  const { assignee, scenario } = query;
  const own: CaseFilter = { ...(assignee && { assignee }), ...(scenario && { scenario }) };
  return { tx, caller, today, from, to, own, zone: firm.zone, calendar };
}

/** Rows of SQL over the cases `c` that the filter chooses; `$2` is today. */
export async function overCases<Row>(
  { tx, caller, today, own }: Scope,
  filter: CaseFilter,
  sql: { select: string; join?: string; where?: string; group?: string },
): Promise<Row[]> {
  const { sql: conditions, parameters } = caseFilter({ ...own, ...filter }, caller, today, 2);
  return tx.query<Row>(
    `select ${sql.select.replaceAll('$today', '$2::date')}
       from cases c join clients k on k.firm_id = c.firm_id and k.id = c.client_id ${sql.join ?? ''}
      where c.firm_id = $1 ${conditions} ${sql.where ?? ''} ${sql.group === undefined ? '' : `group by ${sql.group}`}`,
    [tx.firmId, ...parameters],
  );
}

/** The filter as the query string of `GET /cases`. */
export function queryOf({ own }: Scope, filter: CaseFilter): string {
  return Object.entries({ ...own, ...filter })
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([key, value]) => `${key}=${Array.isArray(value) ? value.join(',') : String(value)}`)
    .join('&');
}

/** Every date of the period. */
export const datesOf = ({ from, to }: Scope): LocalDate[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, day) => addDays(from, day));
