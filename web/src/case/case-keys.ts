import { useNavigate } from '@tanstack/react-router';
import type { CaseView } from '../api/client';
import { useLetters } from '../app/keys';
import { confirmDone } from '../app/toasts';
import { useMay, useMe } from '../session/session';
import { useWords } from '../words/language';
import { assignTo } from './people-dialogs';
import { useCaseChange } from './change';
import type { Asked } from './dialogs';
import type { CaseTab } from './tabs';
import type { Trail } from './trail';

type Acts = {
  open: (asked: Asked) => void;
  show: (tab: CaseTab) => void;
  menu: { set: (isOpen: boolean) => void };
};

/** The keys of a case. None of them sends, closes or deletes anything without a dialog. */
export function useCaseKeys(view: CaseView, trail: Trail | null, { open, show, menu }: Acts): void {
  const words = useWords();
  const me = useMe();
  const may = useMay('cases.write');
  const navigate = useNavigate();
  const was = view.assignee?.id ?? null;
  const assign = useCaseChange(view, (_: undefined, version) => assignTo(view.id, version, me.id), {
    say: words.casePage.said.assigned,
    undo: (version) => assignTo(view.id, version, was),
  });
  const go = (caseId: string | undefined) =>
    caseId === undefined ? undefined : () => void navigate({ to: '/cases/$caseId', params: { caseId } });
  const write = (act: () => void) => (may ? act : undefined);
  useLetters({
    j: go(trail?.after),
    k: go(trail?.before),
    m: write(() => menu.set(true)),
    r: write(() => open({ kind: 'attempt' })),
    n: write(() => show('notes')),
    a: write(() => open({ kind: 'assign' })),
    i: write(() => was !== me.id && assign.send(undefined)),
    w: write(() => open({ kind: 'whatsapp' })),
    d: () => show('checklist'),
    h: () => show('history'),
    p: write(() => void navigate({ to: '/cases/$caseId/packet', params: { caseId: view.id } })),
    l: () =>
      void navigator.clipboard.writeText(`${window.location.origin}/cases/${view.id}`).then(
        () => confirmDone(words.casePage.said.link),
        () => undefined,
      ),
    b: () => (trail === null ? void navigate({ to: '/cases' }) : window.history.back()),
  });
}
