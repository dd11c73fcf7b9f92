import { notifyFollowers, notifyNamed } from '../notifications/notify.js';
import type { NotificationKind } from '../notifications/notify.js';
import type { Tx } from '../platform/database/database.js';

type Event = { kind: string; actorId: string | null; after?: object };

/** Of these events everybody is told who follows the case. */
const NEWS: Readonly<Record<string, NotificationKind>> = {
  note_added: 'note_added',
  incident_note_added: 'note_added',
  incident_joined: 'incident_changed',
  incident_left: 'incident_changed',
  incident_resolved: 'incident_changed',
  incident_reopened: 'incident_changed',
  stage_changed: 'stage_changed',
  follow_up_answered: 'client_answered',
};

/** Tells the staff of an event of a case, where it is news: followers of moves and notes, the assignee of being it. */
export async function spreadNews(tx: Tx, caseId: string, eventId: string, event: Event): Promise<void> {
  const { actorId, after = {} } = event;
  const kind = isOwnAnswer(event) ? undefined : NEWS[event.kind];
  if (kind !== undefined) {
    const named = 'mentions' in after ? (after.mentions as string[]) : 'told' in after ? (after.told as string[]) : [];
    await notifyFollowers(tx, { caseId, eventId, kind, actorId, named });
  }
  if (event.kind === 'amended' && 'assigneeId' in after && typeof after.assigneeId === 'string') {
    await notifyNamed(tx, { caseId, eventId, kind: 'assigned', actorId, named: [after.assigneeId] });
  }
}

/** What staff wrote down as done themselves is no news to them. */
const isOwnAnswer = ({ kind, after = {} }: Event): boolean =>
  kind === 'follow_up_answered' && 'by' in after && after.by === 'staff';
