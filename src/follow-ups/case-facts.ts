import type { Stage, WaitingFor } from '../domain/lifecycle/stages.js';
import type { Contact, Person } from '../notifications/addressee.js';
import type { MessageLocale } from '../notifications/message-facts.js';
import { REACHABLE_CONTACT } from '../notifications/reachable-contact.js';
import type { Tx } from '../platform/database/database.js';
import type { VisitSubject } from './visit-facts.js';
import { VISIT_COLUMNS } from './visit-facts.js';

/** What a due follow-up has to know of its case, as it stands now. */
export type CaseFacts = VisitSubject & {
  readonly id: string;
  readonly number: number;
  readonly stage: Stage;
  readonly waitingFor: WaitingFor;
  readonly revision: number;
  /** The question that would decide the case, in each language. */
  readonly question: Readonly<Record<MessageLocale, string | null>>;
  readonly clientName: string;
  readonly province: string | null;
  readonly canton: string | null;
  readonly contact: Contact | null;
  readonly assignee: Person | null;
  /** When the last message left to the address of the contact, about whichever case. */
  readonly lastToClientAt: Date | null;
};

export type FirmFacts = {
  readonly name: string;
  readonly mailName: string | null;
  readonly locale: MessageLocale;
  readonly province: string;
  readonly canton: string;
  readonly zone: string;
  readonly workingHours: unknown;
  readonly sendAt: string;
  readonly quietHours: { from: string; to: string } | null;
  /** The first active supervisor, else the first owner. */
  readonly supervisor: Person | null;
};

const PERSON = `json_build_object('id', u.id, 'fullName', u.full_name, 'email', u.email, 'locale', u.locale)`;

export async function loadFirm(tx: Tx): Promise<FirmFacts> {
  const [firm] = await tx.query<FirmFacts>(
    `select f.name, f.mail_name as "mailName", f.locale, f.province, f.canton, f.zone, f.working_hours as "workingHours",
       f.send_at as "sendAt", f.quiet_hours as "quietHours",
       (select ${PERSON} from users u where u.firm_id = f.id and u.active and u.role in ('supervisor', 'owner')
        order by u.role = 'supervisor' desc, u.created_at, u.id limit 1) as supervisor
     from firms f where f.id = $1`,
    [tx.firmId],
  );
  if (firm === undefined) throw new Error('the firm of this follow-up does not exist');
  return firm;
}

export async function loadCases(tx: Tx, caseIds: readonly string[]): Promise<Map<string, CaseFacts>> {
  const rows = await tx.query<CaseFacts>(
    `select c.id, c.number, c.stage, c.scenario, c.waiting_for as "waitingFor", c.plan_revision as revision,
       json_build_object('es', c.verdict #>> '{es,question,text}', 'en', c.verdict #>> '{en,question,text}') as question,
       ${VISIT_COLUMNS}, cl.legal_name as "clientName", cl.province, cl.canton,
       (select json_build_object('id', k.id, 'fullName', k.full_name, 'email', k.email, 'locale', k.locale,
          'quietHours', k.quiet_hours) from contacts k where ${REACHABLE_CONTACT}
        order by k.is_primary desc, k.position, k.id limit 1) as contact,
       (select ${PERSON} from users u where u.firm_id = c.firm_id and u.id = c.assignee_id and u.active) as assignee,
       null as "lastToClientAt"
     from cases c join clients cl on cl.firm_id = c.firm_id and cl.id = c.client_id
     where c.firm_id = $1 and c.id = any($2::uuid[])`,
    [tx.firmId, caseIds],
  );
  const last = await lastMessages(tx, rows);
  return new Map(rows.map((row) => [row.id, { ...row, lastToClientAt: last.get(addressOf(row)) ?? null }]));
}

/** Where the client of a case is written to, as addresses are compared; empty where there is nobody. */
export const addressOf = ({ contact }: CaseFacts): string => contact?.email?.toLowerCase() ?? '';

async function lastMessages(tx: Tx, cases: readonly CaseFacts[]): Promise<Map<string, Date>> {
  const addresses = [...new Set(cases.map(addressOf))].filter((address) => address !== '');
  const rows = await tx.query<{ address: string; at: Date }>(
    `select a.address, d.created_at as at from unnest($2::text[]) as a (address)
     cross join lateral (
       select created_at from deliveries d where d.firm_id = $1 and d.address = a.address
         and d.contact_id is not null and d.state <> 'failed'
       order by created_at desc limit 1) d`,
    [tx.firmId, addresses],
  );
  return new Map(rows.map(({ address, at }) => [address, at]));
}
