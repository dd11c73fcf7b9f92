import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { answered, api } from '../api/client';
import type { CaseListItem, CaseView } from '../api/client';
import { confirmDone } from '../app/toasts';
import type { Asked } from '../case/dialogs';
import { primaryOf } from '../case/primary';
import { useMay } from '../session/session';
import { useWords } from '../words/language';
import type { Words } from '../words/es';

const CaseDialog = lazy(() => import('../case/case-dialogs').then((dialogs) => ({ default: dialogs.CaseDialog })));

/** The one act that a row asks for, done from the list: the case is read when it is wanted, and decides what it takes. */
export function RowAct({ item, today }: { item: CaseListItem; today: string | null }) {
  const words = useWords();
  const queries = useQueryClient();
  const may = useMay('cases.write');
  const [open, setOpen] = useState<{ view: CaseView; asked: Asked } | null>(null);
  const [busy, setBusy] = useState(false);
  const label = labelOf(item, words);
  if (!may || label === null) return null;
  const begin = async (): Promise<void> => {
    setBusy(true);
    try {
      const view = await answered(api.GET('/api/v1/cases/{id}', { params: { path: { id: item.id } } }));
      queries.setQueryData(['case', view.id], view);
      const asked =
        view.waitingFor === 'client' ? ({ kind: 'evidence' } as const) : primaryOf(view, words, today)?.asks;
      if (asked !== undefined) setOpen({ view, asked });
    } catch {
      confirmDone(words.problems.load);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button size="compact-md" loading={busy} onClick={() => void begin()} aria-label={`${label} #${item.number}`}>
        {label}
      </Button>
      <Suspense>{open !== null && <CaseDialog {...open} onClose={() => setOpen(null)} />}</Suspense>
    </>
  );
}

/** What its button says; null where only the case itself can say what to do. */
function labelOf(
  { stage, scenario, waitingFor }: CaseListItem,
  { casePage, actions, case: one }: Words,
): string | null {
  if (waitingFor === 'client') return one.addEvidence;
  switch (stage) {
    case 'triage':
      if (scenario === 'out_of_scope') return casePage.close;
      return scenario === 'undetermined' ? casePage.whatsapp.question : actions.move;
    case 'online':
      return actions.recordAttempt;
    case 'correction':
      return casePage.correction.record;
    case 'in_person':
      return waitingFor === 'us' ? casePage.visit.plan : casePage.whatsapp.open;
    case 'verification':
      return casePage.attempt.test;
    default:
      return null;
  }
}
