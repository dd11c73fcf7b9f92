import { FirmCalendars } from '../calendar/firm-calendars.js';
import { closuresOf } from '../calendar/firm-closures.js';
import type { BusinessCalendar } from '../domain/calendar/business-calendar.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import { addDays } from '../domain/calendar/local-date.js';
import { findPlace } from '../domain/calendar/places.js';
import type { WorkingHours } from '../domain/calendar/working-hours.js';
import { parseWorkingHours } from '../domain/calendar/working-hours.js';
import { localDateOf } from '../domain/calendar/zoned-time.js';
import type { FirmTimes } from '../domain/follow-ups/planned-follow-up.js';
import type { Facts } from '../domain/triage/facts.js';
import { REACHABLE_CONTACT } from '../notifications/reachable-contact.js';
import type { Tx } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';

/** A status that staff looked up at the tax office counts as a checked fact for so long. */
const RUC_STATUS_FRESH_DAYS = 7;

/** What surrounds a case: the firm's hours, the client's place and what is known of the client by itself. */
export type Circumstances = {
  today: LocalDate;
  firm: FirmTimes;
  /** The days on which IESS works where the client is. */
  iess: BusinessCalendar;
  client: { id: string; ruc: string; legalName: string };
  hasReachableContact: boolean;
  knownFacts: Facts;
};

type Loaded = {
  id: string;
  ruc: string;
  legalName: string;
  province: string | null;
  canton: string | null;
  rucStatus: Facts['rucStatus'] | null;
  checkedOn: LocalDate | null;
  reachable: boolean;
  firmProvince: string;
  firmCanton: string;
  firmZone: string;
  workingHours: WorkingHours;
  sendAt: string;
};

/** Loads them for one client. A client that does not exist, or is another firm's, is a 404. */
export async function circumstancesOf(tx: Tx, clientId: string): Promise<Circumstances> {
  const calendars = new FirmCalendars(await closuresOf(tx));
  const [found] = (await circumstancesOfClients(tx, [clientId], calendars)).values();
  if (found === undefined) throw Problem.notFound();
  return found;
}

/** The same for many clients, by their ids, under the calendars given. */
export async function circumstancesOfClients(
  tx: Tx,
  clientIds: readonly string[],
  calendars: FirmCalendars,
): Promise<Map<string, Circumstances>> {
  const rows = await tx.query<Loaded>(SQL, [tx.firmId, clientIds]);
  return new Map(rows.map((row) => [row.id, circumstancesFrom(row, calendars, tx.now)]));
}

function circumstancesFrom(row: Loaded, calendars: FirmCalendars, now: Date): Circumstances {
  const firmPlace = { ...findPlace({ province: row.firmProvince, canton: row.firmCanton }), zone: row.firmZone };
  const clientPlace = row.province === null && row.canton === null ? firmPlace : findPlace(row);
  const today = localDateOf(now, row.firmZone);
  const hours = parseWorkingHours(row.workingHours);
  return {
    today,
    firm: { calendar: calendars.firm(firmPlace, hours.openWeekdays), hours, sendAt: row.sendAt },
    iess: calendars.iess(clientPlace),
    client: { id: row.id, ruc: row.ruc, legalName: row.legalName },
    hasReachableContact: row.reachable,
    knownFacts: knownFacts(row, today),
  };
}

function knownFacts({ rucStatus, checkedOn }: Loaded, today: LocalDate): Facts {
  const isFresh = checkedOn !== null && addDays(checkedOn, RUC_STATUS_FRESH_DAYS) >= today;
  return isFresh && rucStatus ? { rucStatus } : {};
}

const SQL = `
  select cl.id, cl.ruc, cl.legal_name as "legalName", cl.province, cl.canton, cl.ruc_status as "rucStatus",
         cl.ruc_status_checked_on as "checkedOn",
         exists (select 1 from contacts k where ${REACHABLE_CONTACT}) as reachable,
         f.province as "firmProvince", f.canton as "firmCanton", f.zone as "firmZone",
         f.working_hours as "workingHours", f.send_at as "sendAt"
    from clients cl join firms f on f.id = cl.firm_id
   where cl.firm_id = $1 and cl.id = any($2::uuid[])`;
