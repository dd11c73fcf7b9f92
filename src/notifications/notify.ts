import type { Tx } from '../platform/database/database.js';

/** Why somebody on the staff is told of something inside Llavero. */
export const NOTIFICATION_KINDS = [
  'mentioned',
  'assigned',
  'note_added',
  'stage_changed',
  'incident_changed',
  'client_answered',
  'address_bounced',
  'follow_up_due',
  'follow_up_parked',
  'follow_up_uncertain',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** One event of a case that people are told of. */
export type News = {
  readonly caseId: string;
  readonly eventId: string;
  readonly kind: NotificationKind;
  /** Never told of what they did themselves; null: Llavero. */
  readonly actorId: string | null;
  /** Told even when they neither work on the case nor watch it. */
  readonly named: readonly string[];
};

/** Tells whoever works on the case, watches it or is named; nobody twice of one event, and nobody who has left. */
export async function notifyFollowers(tx: Tx, news: News): Promise<void> {
  const { caseId, eventId, kind, actorId, named } = news;
  await tx.query(
    `${INSERT}
       from (select w.user_id from case_watchers w where w.firm_id = $1 and w.case_id = $2
             union select c.assignee_id from cases c where c.firm_id = $1 and c.id = $2
             union select unnest($6::uuid[])) p (user_id)
       ${ACTIVE}`,
    [tx.firmId, caseId, eventId, kind, tx.now, named, actorId],
  );
}

/**
 * Tells of something that Llavero could not do by itself: whoever follows the case, and where nobody works on it those
 * who answer for the firm.
 */
export async function notifyOfTrouble(tx: Tx, trouble: Pick<News, 'caseId' | 'eventId' | 'kind'>): Promise<void> {
  const leads = await tx.query<{ id: string }>(
    `select u.id from users u where u.firm_id = $1 and u.active and u.role in ('supervisor', 'owner') and not exists (
       select 1 from cases c join users a on a.firm_id = c.firm_id and a.id = c.assignee_id and a.active
        where c.firm_id = $1 and c.id = $2)`,
    [tx.firmId, trouble.caseId],
  );
  await notifyFollowers(tx, { ...trouble, actorId: null, named: leads.map(({ id }) => id) });
}

/** Tells only those who are named. */
export async function notifyNamed(tx: Tx, news: News): Promise<void> {
  const { caseId, eventId, kind, actorId, named } = news;
  await tx.query(`${INSERT} from unnest($6::uuid[]) p (user_id) ${ACTIVE}`, [
    tx.firmId,
    caseId,
    eventId,
    kind,
    tx.now,
    named,
    actorId,
  ]);
}

const INSERT = `
  insert into notifications (firm_id, id, user_id, kind, case_id, event_id, created_at)
  select $1, gen_random_uuid(), p.user_id,
         case when $4 = 'note_added' and p.user_id = any($6::uuid[]) then 'mentioned' else $4 end, $2, $3, $5`;

const ACTIVE = `
  join users u on u.firm_id = $1 and u.id = p.user_id and u.active
  where p.user_id is distinct from $7
  on conflict on constraint notifications_one_per_event do nothing`;
