/**
 * A contact (`k`) of a client (`cl`) that a message can reach. The e-mail on record at IESS is never written to, not
 * even where somebody entered it as a contact's: it is often a stranger's.
 */
export const REACHABLE_CONTACT = `k.firm_id = cl.firm_id and k.client_id = cl.id and k.email is not null
  and lower(k.email) is distinct from lower(cl.registered_email)`;
