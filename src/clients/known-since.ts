import { maskIdNumber } from '../domain/identity/id-number.js';
import type { Tx } from '../platform/database/database.js';
import type { ClientChangesDto } from './client.dto.js';
import { readNumbers } from './client-identity.js';

/**
 * Since when the firm has known this person as the client's representative, as the audit trail has it, masked number by
 * masked number; null for a new one. Who is taken off and put back is no new person, and the date of the notice stays.
 */
export async function knownSince(tx: Tx, clientId: string, { representative }: ClientChangesDto): Promise<Date | null> {
  if (!representative) return null;
  const { representativeIdNumber: idNumber } = readNumbers({ representative });
  if (idNumber === undefined) return null;
  const [row] = await tx.query<{ since: Date | null }>(
    `select min(at) as since from audit_events
      where firm_id = $1 and subject_kind = 'client' and subject_id = $2 and after #>> '{representative,idNumber}' = $3`,
    [tx.firmId, clientId, maskIdNumber(idNumber)],
  );
  return row?.since ?? null;
}
