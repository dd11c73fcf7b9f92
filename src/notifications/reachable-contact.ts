import type { Tx } from '../platform/database/database.js';

/**
 * A contact (`k`) of a client (`cl`) that a message can reach. The e-mail on record at IESS is never written to, not
 * even where somebody entered it as a contact's: it is often a stranger's.
 */
export const REACHABLE_CONTACT = `k.firm_id = cl.firm_id and k.client_id = cl.id and k.email is not null
  and lower(k.email) is distinct from lower(cl.registered_email)`;

/** Whether the client can be written to; what `planFollowUps` asks for as `hasReachableContact`. */
export async function hasReachableContact(tx: Tx, clientId: string): Promise<boolean> {
  const [row] = await tx.query<{ reachable: boolean }>(
    `select exists (select 1 from clients cl join contacts k on ${REACHABLE_CONTACT}
     where cl.firm_id = $1 and cl.id = $2) as reachable`,
    [tx.firmId, clientId],
  );
  return row?.reachable ?? false;
}
