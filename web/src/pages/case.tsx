import { Button, Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import type { CaseView } from '../api/client';
import { answered, api } from '../api/client';
import { useNews } from '../app/live';
import { CaseDialog } from '../case/case-dialogs';
import { useCaseKeys } from '../case/case-keys';
import { readCase } from '../case/change';
import { useIsPhone } from '../case/dialog-frame';
import { CaseDialogsContext } from '../case/dialogs';
import type { Asked } from '../case/dialogs';
import { CaseHeader } from '../case/header';
import { NarrowCase, WideCase } from '../case/layouts';
import { IncidentStrips } from '../case/links';
import { NOTE_FIELD } from '../case/notes';
import { usePresence } from '../case/presence';
import { primaryOf } from '../case/primary';
import type { CaseTab } from '../case/tabs';
import { useTrail } from '../case/trail';
import { ProblemNote } from '../parts/problem-note';
import { useMay } from '../session/session';
import { useWords } from '../words/language';

/** Everything about one case: what to do, why we think so, what is needed, what happened. */
export function CasePage() {
  const { caseId } = useParams({ from: '/frame/cases/$caseId' });
  const query = useQuery({ queryKey: ['case', caseId], queryFn: () => readCase(caseId) });
  if (query.error && query.data === undefined)
    return <ProblemNote problem={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton height={400} />;
  return <CaseBody key={caseId} view={query.data} />;
}

function CaseBody({ view }: { view: CaseView }) {
  const words = useWords();
  const mayWrite = useMay('cases.write');
  const isPhone = useIsPhone();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const { present, watching } = usePresence(view.id);
  const trail = useTrail(view.id);
  const [tab, show] = useTab(view.id);
  const today = useToday();
  const primary = primaryOf(view, words, today);
  const dialogs = useMemo(() => ({ open: setAsked }), []);
  const menu = { isOpen: isMenuOpen, set: setMenuOpen };
  useFreshCase(view.id);
  useCaseKeys(view, trail, { open: setAsked, show, menu });
  const shown = { view, mayWrite, today, primary: isPhone ? null : primary, menu, tab, onTab: show };
  return (
    <CaseDialogsContext.Provider value={dialogs}>
      <div className="case" {...watching}>
        <CaseHeader view={view} trail={trail} present={present} />
        <IncidentStrips view={view} />
        {isPhone ? <NarrowCase {...shown} /> : <WideCase {...shown} />}
        {isPhone && mayWrite && primary !== null && (
          <div className="foot-bar">
            <Button fullWidth size="md" onClick={() => setAsked(primary.asks)}>
              {primary.label}
            </Button>
          </div>
        )}
        {asked !== null && (
          <CaseDialog key={JSON.stringify(asked)} view={view} asked={asked} onClose={() => setAsked(null)} />
        )}
      </div>
    </CaseDialogsContext.Provider>
  );
}

/** The firm's date, which is the desk's to say. */
const useToday = (): string | null =>
  useQuery({ queryKey: ['dashboard'], queryFn: () => answered(api.GET('/api/v1/dashboard')) }).data?.today ?? null;

/** The part that the address names; going to one brings it into view, and the note's field under the hand. */
function useTab(caseId: string): [CaseTab | undefined, (tab: CaseTab) => void] {
  const { tab } = useSearch({ from: '/frame/cases/$caseId' });
  const navigate = useNavigate();
  const show = useCallback(
    (next: CaseTab) => {
      const here = { to: '/cases/$caseId', params: { caseId }, search: { tab: next }, replace: true } as const;
      void navigate({ ...here, resetScroll: false }).then(() =>
        requestAnimationFrame(() => {
          const part = document.getElementById(next === 'checklist' ? 'checklist' : 'case-tabs');
          part?.scrollIntoView({ block: 'nearest' });
          if (next === 'notes') document.getElementById(NOTE_FIELD)?.focus();
        }),
      );
    },
    [caseId, navigate],
  );
  return [tab, show];
}

/** What others do shows as it happens; fields that are open keep what was typed. */
function useFreshCase(caseId: string): void {
  const queries = useQueryClient();
  useNews((told) => {
    if (told !== 'reset' && told.caseId !== caseId) return;
    for (const name of ['case', 'notes', 'files'])
      void queries.invalidateQueries({ queryKey: [name, caseId], exact: true });
  });
}
