import { CHANGED_BY } from '../lifecycle/history.js';

/** The type of an event of a case's history as webhooks tell it: `case.stage_changed`, `follow_up.sent`. */
export const eventTypeOf = (kind: string): string =>
  kind.startsWith('follow_up_') ? `follow_up.${kind.slice('follow_up_'.length)}` : `case.${kind}`;

/** What somebody may subscribe to: everything that can happen to a case. */
export const EVENT_TYPES: readonly string[] = Object.keys(CHANGED_BY).map(eventTypeOf);

/** Sent on request, whatever somebody subscribed to. */
export const TEST_EVENT = 'webhook.test';
