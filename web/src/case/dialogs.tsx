import { createContext, useContext } from 'react';
import type { CaseView } from '../api/client';
import type { DocumentId } from '../app/outbox';

export type Stage = CaseView['stage'];

/** What is asked before an act that needs more than a click. */
export type Asked =
  | { readonly kind: 'evidence' | 'attempt' | 'assign' | 'deadline' | 'waiting' | 'visit' | 'noTurn' | 'correction' }
  | { readonly kind: 'override' | 'overrule' | 'withdraw' | 'whatsapp' | 'link' | 'mandate' | 'notice' }
  | { readonly kind: 'move'; readonly to: Stage }
  | { readonly kind: 'document'; readonly document: DocumentId }
  | { readonly kind: 'moveVisit' | 'endVisit' | 'cancelVisit'; readonly visit: string }
  | { readonly kind: 'send' | 'snooze' | 'skip' | 'answer'; readonly followUp: string }
  | { readonly kind: 'removeFile'; readonly file: string; readonly name: string };

export type CaseDialogs = { readonly open: (asked: Asked) => void };

export const CaseDialogsContext = createContext<CaseDialogs>({ open: () => undefined });

export const useCaseDialogs = (): CaseDialogs => useContext(CaseDialogsContext);
