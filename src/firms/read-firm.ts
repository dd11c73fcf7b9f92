import type { Tx } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import type { FirmDto } from './firm.dto.js';

/** The firm of this transaction, as the API shows it. */
export async function readFirm(tx: Tx): Promise<FirmDto> {
  const [row] = await tx.query<{ firm: FirmDto }>(
    `select json_build_object(
       'id', id, 'name', name, 'province', province, 'canton', canton, 'zone', zone, 'locale', locale,
       'workingHours', working_hours, 'sendTime', send_at, 'quietHours', quiet_hours, 'mailName', mail_name,
       'isDemo', is_demo, 'version', version, 'createdAt', created_at, 'updatedAt', updated_at) as firm
     from firms where id = $1`,
    [tx.firmId],
  );
  if (!row) throw Problem.notFound();
  return row.firm;
}
