import type { LocalDate } from '../domain/calendar/local-date.js';
import { localDateOf } from '../domain/calendar/zoned-time.js';
import type { Tx } from '../platform/database/database.js';

/** Today where the firm of this transaction is. */
export async function firmToday(tx: Tx): Promise<LocalDate> {
  const [firm] = await tx.query<{ zone: string }>('select zone from firms where id = $1', [tx.firmId]);
  if (firm === undefined) throw new Error('the firm of this transaction does not exist');
  return localDateOf(tx.now, firm.zone);
}
