import type { Recipient } from '../domain/follow-ups/steps.js';
import type { MessageLocale } from './message-facts.js';

/** A person a message can go to. */
export type Person = {
  readonly id: string;
  readonly fullName: string;
  readonly email: string | null;
  readonly locale: MessageLocale | null;
};

export type Contact = Person & { readonly quietHours: { from: string; to: string } | null };

/** Who could hear of a case. `contact` is the client's first contact with an e-mail: never the record at IESS. */
export type People = {
  readonly contact: Contact | null;
  readonly assignee: Person | null;
  /** Who answers for the firm: the first supervisor, else the owner. */
  readonly supervisor: Person | null;
};

export type Addressee = {
  readonly audience: 'client' | 'staff';
  /** null when the firm has nobody: the message stays in the outbox for whoever looks. */
  readonly person: Person | null;
  readonly quietHours: { from: string; to: string } | null;
  /** Staff gets what was meant for the client. */
  readonly insteadOfClient: boolean;
};

/** Who hears from a step now. A client without an e-mail turns into a task for staff, never into silence. */
export function addresseeOf(recipient: Recipient, meantForClient: boolean, people: People): Addressee {
  const { contact, assignee, supervisor } = people;
  if (recipient === 'client' && contact !== null) {
    return { audience: 'client', person: contact, quietHours: contact.quietHours, insteadOfClient: false };
  }
  const person = recipient === 'supervisor' ? supervisor : (assignee ?? supervisor);
  return { audience: 'staff', person, quietHours: null, insteadOfClient: recipient === 'client' || meantForClient };
}
