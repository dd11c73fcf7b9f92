import type { Authority, Mandate } from '../domain/authority/authority.js';
import { authority } from '../domain/authority/authority.js';
import { authorityWarnings } from '../domain/authority/authority-texts.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import type { Tx } from '../platform/database/database.js';
import type { Locale } from '../platform/http/locale.js';
import { Problem } from '../platform/http/problem.js';
import type { AuthorityDto } from './authority.dto.js';

type Loaded = {
  clientId: string;
  today: LocalDate;
  representativeSince: LocalDate | null;
  wasNotified: boolean;
  mandates: Mandate[];
};

/** What the firm may do in the client's name today, with what is open about it. Throws 404. */
export async function authorityOf(tx: Tx, clientId: string, locale: Locale): Promise<AuthorityDto> {
  const found = (await authoritiesOf(tx, [clientId])).get(clientId);
  if (found === undefined) throw Problem.notFound();
  return { ...found, warnings: authorityWarnings(found, locale) };
}

/** What the firm may do in the name of each of these clients today. */
export async function authoritiesOf(tx: Tx, clientIds: readonly string[]): Promise<Map<string, Authority>> {
  const rows = await tx.query<Loaded>(SQL, [tx.firmId, clientIds, tx.now]);
  return new Map(rows.map(({ clientId, ...known }) => [clientId, authority(known)]));
}

/**
 * A notice counts for the person it was given to: whoever was the representative then. Older ones do not say who, and
 * count when they were recorded since the present representative's data came.
 */
const SQL = `
  select c.id as "clientId", ($3::timestamptz at time zone f.zone)::date as today,
         (c.representative_since at time zone f.zone)::date as "representativeSince",
         exists (select 1 from privacy_notices n
                  where n.firm_id = c.firm_id and n.client_id = c.id
                    and case when n.representative_id_number is null then n.recorded_at >= c.representative_since
                          else n.representative_id_number = c.representative_id_number end) as "wasNotified",
         coalesce((select json_agg(json_build_object(
                     'signedOn', m.signed_on, 'validUntil', m.valid_until, 'revokedOn', m.revoked_on))
                     from mandates m where m.firm_id = c.firm_id and m.client_id = c.id), '[]') as mandates
    from clients c join firms f on f.id = c.firm_id
   where c.firm_id = $1 and c.id = any($2::uuid[])`;
