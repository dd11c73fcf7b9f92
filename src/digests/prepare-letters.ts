import { FirmCalendars } from '../calendar/firm-calendars.js';
import { closuresOf } from '../calendar/firm-closures.js';
import { instantAt, localDateOf } from '../domain/calendar/zoned-time.js';
import { SEND_HOURS, sendOpening } from '../domain/follow-ups/send-window.js';
import { loadFirm } from '../follow-ups/case-facts.js';
import { firmTimesOf } from '../follow-ups/firm-times.js';
import { writeLettersTo } from '../notifications/staff-letters.js';
import type { Tx } from '../platform/database/database.js';
import { digestsOfDay } from './digest-facts.js';

/** Writes the digests of the day when it is time, once; answers whether letters may leave now. */
export async function prepareLetters(tx: Tx): Promise<boolean> {
  const firm = await loadFirm(tx);
  const times = firmTimesOf(firm, new FirmCalendars(await closuresOf(tx)));
  const { calendar, sendAt } = times;
  const { zone } = calendar.place;
  const isOpen = (date: string): boolean => calendar.isOpen(date);
  if (!sendOpening(tx.now, { isOpen, zone, hours: SEND_HOURS, quietHours: null }).open) return false;
  const today = localDateOf(tx.now, zone);
  if (tx.now < instantAt(today, sendAt, zone) || (await isWritten(tx, today))) return true;
  const digests = await digestsOfDay(tx, today, instantAt(today, '24:00', zone));
  await writeLettersTo(tx, 'digest', today, [...digests.keys()]);
  return true;
}

/** Whoever gets work later on the same day hears of it by its own follow-ups. */
async function isWritten(tx: Tx, today: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from staff_letters where firm_id = $1 and kind = 'digest' and about = $2 limit 1`,
    [tx.firmId, today],
  );
  return rows.length > 0;
}
