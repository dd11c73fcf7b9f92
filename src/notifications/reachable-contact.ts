/**
 * A contact (`k`) of a client (`cl`) that a message can reach: with an address that has not refused one. The e-mail on record at IESS is never written to, not
 * even where somebody entered it as a contact's: it is often a stranger's.
 */
export const REACHABLE_CONTACT = `k.firm_id = cl.firm_id and k.client_id = cl.id and k.email is not null
  and k.address is distinct from lower(cl.registered_email)
  and not exists (select 1 from bounced_addresses b where b.firm_id = k.firm_id and b.address = k.address)`;
