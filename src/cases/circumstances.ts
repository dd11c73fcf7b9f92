import type { BusinessCalendar } from '../domain/calendar/business-calendar.js';
import { businessCalendar } from '../domain/calendar/business-calendar.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import { addDays } from '../domain/calendar/local-date.js';
import { findPlace } from '../domain/calendar/places.js';
import type { WorkingHours } from '../domain/calendar/working-hours.js';
import { parseWorkingHours } from '../domain/calendar/working-hours.js';
import { localDateOf } from '../domain/calendar/zoned-time.js';
import type { FirmTimes } from '../domain/follow-ups/planned-follow-up.js';
import type { Facts } from '../domain/triage/facts.js';
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
  const [row] = await tx.query<Loaded>(SQL, [tx.firmId, clientId]);
  if (row === undefined) throw Problem.notFound();
  const firmPlace = { ...findPlace({ province: row.firmProvince, canton: row.firmCanton }), zone: row.firmZone };
  const clientPlace = row.province === null && row.canton === null ? firmPlace : findPlace(row);
  const today = localDateOf(tx.now, row.firmZone);
  return {
    today,
    firm: {
      calendar: businessCalendar({ place: firmPlace, whoseDays: 'firm' }),
      hours: parseWorkingHours(row.workingHours),
      sendAt: row.sendAt,
    },
    iess: businessCalendar({ place: clientPlace, whoseDays: 'iess' }),
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
  select c.id, c.ruc, c.legal_name as "legalName", c.province, c.canton, c.ruc_status as "rucStatus",
         c.ruc_status_checked_on as "checkedOn",
         exists (select 1 from contacts p where p.firm_id = c.firm_id and p.client_id = c.id and p.email is not null)
           as reachable,
         f.province as "firmProvince", f.canton as "firmCanton", f.zone as "firmZone",
         f.working_hours as "workingHours", f.send_at as "sendAt"
    from clients c join firms f on f.id = c.firm_id
   where c.firm_id = $1 and c.id = $2`;
