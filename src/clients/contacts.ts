import { v7 as uuid } from 'uuid';
import type { Tx } from '../platform/database/database.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import type { NewContactDto } from './client.dto.js';
import { ContactRow } from './contact.row.js';

const INSERTED_AT_ONCE = 500;

/** Replaces the contacts of a client. Throws 404 for an id that is none of theirs, 400 for two primary ones. */
export async function replaceContacts(tx: Tx, clientId: string, wanted: readonly NewContactDto[]): Promise<void> {
  const rows = rowsOf(tx, clientId, wanted);
  await refuseForeignIds(tx, clientId, wanted);
  await tx.query('delete from contacts where firm_id = $1 and client_id = $2', [tx.firmId, clientId]);
  if (rows.length > 0) await tx.rows.insert(ContactRow, rows);
}

/** Writes the contacts of clients that have none yet, by client. Throws as `replaceContacts`. */
export async function addContacts(tx: Tx, wanted: ReadonlyMap<string, readonly NewContactDto[]>): Promise<void> {
  for (const [clientId, contacts] of wanted) await refuseForeignIds(tx, clientId, contacts);
  const rows = [...wanted].flatMap(([clientId, contacts]) => rowsOf(tx, clientId, contacts));
  for (let at = 0; at < rows.length; at += INSERTED_AT_ONCE) {
    await tx.rows.insert(ContactRow, rows.slice(at, at + INSERTED_AT_ONCE));
  }
}

function rowsOf(tx: Tx, clientId: string, wanted: readonly NewContactDto[]) {
  const primary = primaryOf(wanted);
  return wanted.map((contact, position) => ({
    firmId: tx.firmId,
    id: contact.id ?? uuid(),
    clientId,
    position,
    fullName: contact.fullName,
    email: contact.email ?? null,
    phone: contact.phone ?? null,
    locale: contact.locale ?? null,
    quietHours: contact.quietHours ? { ...contact.quietHours } : null,
    isPrimary: position === primary,
  }));
}

function primaryOf(contacts: readonly NewContactDto[]): number {
  const marked = contacts.flatMap((contact, position) => (contact.primary === true ? [position] : []));
  if (marked.length > 1) throw Problem.invalid(fieldError('/contacts', 'contacts.one_primary'));
  return marked[0] ?? 0;
}

async function refuseForeignIds(tx: Tx, clientId: string, wanted: readonly NewContactDto[]): Promise<void> {
  const ids = wanted.flatMap((contact) => contact.id?.toLowerCase() ?? []);
  if (ids.length === 0) return;
  const known = await tx.query<{ id: string }>(
    'select id from contacts where firm_id = $1 and client_id = $2 and id = any($3::uuid[])',
    [tx.firmId, clientId, ids],
  );
  if (known.length !== ids.length) throw Problem.notFound();
}
