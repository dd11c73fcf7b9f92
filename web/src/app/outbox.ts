import { useSyncExternalStore } from 'react';
import type { Schemas } from '../api/client';

export type ChecklistId = Schemas['ChecklistItemDto']['id'];
export type DocumentId = Schemas['CaseDocumentDto']['id'];
export type DocumentState = Schemas['CaseDocumentDto']['state'];

/** An act that needs no decision of the desk's: it may be kept while the line is away. `was`: what it was done upon. */
export type Act =
  | { readonly kind: 'tick'; readonly item: ChecklistId; readonly done: boolean; readonly was: boolean }
  | {
      readonly kind: 'document';
      readonly document: DocumentId;
      readonly state: DocumentState;
      readonly was: DocumentState;
    }
  | { readonly kind: 'note'; readonly body: string; readonly visibleToClient: boolean };

/** `key` goes out as the idempotency key: what was sent twice is done once. `label`: what a person calls it. */
export type Waiting = Act & { readonly key: string; readonly caseId: string; readonly label: string };

/** What was kept and then refused, until somebody has seen it. */
export type Refused = { readonly entry: Waiting; readonly problem: unknown };

type Box = { readonly waiting: readonly Waiting[]; readonly refused: readonly Refused[] };

const watchers = new Set<() => void>();
let box: Box = { waiting: [], refused: [] };
let place = '';

function show(next: Box): void {
  box = next;
  try {
    if (next.waiting.length === 0) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(next.waiting));
  } catch {
    // A full or closed store keeps nothing; this page still holds it.
  }
  watchers.forEach((watcher) => watcher());
}

function kept(): readonly Waiting[] {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '[]') as Waiting[];
  } catch {
    return [];
  }
}

/** The acts of one person that are not sent yet, in their order. They outlive a reload. */
export const outbox = {
  openFor(personId: string): void {
    if (place === `llavero-outbox ${personId}`) return;
    place = `llavero-outbox ${personId}`;
    show({ waiting: kept(), refused: [] });
  },
  put(caseId: string, label: string, act: Act, key: string = crypto.randomUUID()): void {
    const entry = { ...act, caseId, label, key };
    show({ ...box, waiting: [...box.waiting, entry] });
  },
  next: (): Waiting | undefined => box.waiting[0],
  done(key: string): void {
    show({ ...box, waiting: box.waiting.filter((entry) => entry.key !== key) });
  },
  empty(): void {
    show({ waiting: [], refused: [] });
  },
  refuse(entry: Waiting, problem: unknown): void {
    const waiting = box.waiting.filter(({ key }) => key !== entry.key);
    show({ waiting, refused: [...box.refused.filter((one) => one.entry.caseId !== entry.caseId), { entry, problem }] });
  },
  forgive(caseId: string): void {
    show({ ...box, refused: box.refused.filter(({ entry }) => entry.caseId !== caseId) });
  },
  watch: (watcher: () => void) => {
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  },
};

export const useOutbox = (): Box => useSyncExternalStore(outbox.watch, () => box);
