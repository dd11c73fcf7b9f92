import { maskIdNumber } from '../domain/identity/id-number.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { Problem } from '../platform/http/problem.js';
import { authorityOf } from './client-authority.js';
import type { ClientDto, ClientListedDto } from './client.dto.js';
import { warningsOf } from './client-identity.js';

/**
 * A client as the API shows it, built from the row `c`. `masked` is a boolean of SQL: whether ID numbers are hidden, in
 * the way of `maskIdNumber`. The RUC of a natural person holds their ID number, so it is hidden with it.
 */
export function clientJson(masked: string): string {
  const plain = 'c.representative_id_number';
  const hidden = `case when length(${plain}) < 8 then repeat('•', length(${plain}))
    else left(${plain}, 2) || repeat('•', length(${plain}) - 4) || right(${plain}, 2) end`;
  return `json_build_object(
    'id', c.id, 'ruc', case when ${masked} then left(c.ruc, 2) || repeat('•', 9) || right(c.ruc, 2) else c.ruc end, 'legalName', c.legal_name, 'province', c.province, 'canton', c.canton,
    'iessBranch', c.iess_branch, 'registeredEmail', c.registered_email,
    'representative', case when ${plain} is not null then json_build_object(
      'idNumber', case when ${masked} then ${hidden} else ${plain} end, 'fullName', c.representative_full_name) end,
    'rucStatus', c.ruc_status, 'rucStatusCheckedOn', c.ruc_status_checked_on,
    'contacts', coalesce((
      select json_agg(json_build_object(
               'id', k.id, 'fullName', k.full_name, 'email', k.email, 'phone', k.phone, 'locale', k.locale,
               'quietHours', k.quiet_hours, 'primary', k.is_primary,
               'undeliverable', (select json_build_object('since', b.bounced_at, 'reason', b.reason) from bounced_addresses b
                 where b.firm_id = k.firm_id and b.address = k.address)) order by k.position)
        from contacts k where k.firm_id = c.firm_id and k.client_id = c.id), '[]'),
    'version', c.version, 'createdAt', c.created_at, 'updatedAt', c.updated_at)`;
}

/** One client; 404 where there is none. Warnings are in the caller's language, ID numbers masked for who may not see. */
export async function readClient(
  tx: Tx,
  caller: Pick<Caller, 'permissions' | 'locale'>,
  id: string,
): Promise<ClientDto> {
  const client = await readWhole(tx, id);
  const open = { authority: await authorityOf(tx, id, caller.locale), warnings: warningsOf(client, caller.locale) };
  if (caller.permissions.includes('id_numbers.read')) return { ...client, ...open };
  return { ...masked(client), ruc: maskIdNumber(client.ruc), ...open };
}

/** One client with nothing hidden, for decisions and for the audit trail. */
export async function readWhole(tx: Tx, id: string): Promise<ClientListedDto> {
  const [client] = await readWholes(tx, [id]);
  if (!client) throw Problem.notFound();
  return client;
}

/** Those of these clients that are there, with nothing hidden, in no order. */
export async function readWholes(tx: Tx, ids: readonly string[]): Promise<ClientListedDto[]> {
  const rows = await tx.query<{ client: ClientListedDto }>(
    `select ${clientJson('false')} as client from clients c where c.firm_id = $1 and c.id = any($2::uuid[])`,
    [tx.firmId, ids],
  );
  return rows.map(({ client }) => client);
}

/** The same with the representative's ID number hidden, as the audit trail keeps it. */
export function masked(client: ClientListedDto): ClientListedDto {
  const { representative } = client;
  if (!representative) return client;
  return { ...client, representative: { ...representative, idNumber: maskIdNumber(representative.idNumber) } };
}
