import type { CaseView } from '../api/client';
import { dayText, windowText } from '../words/dates';
import { useLanguage, useWords } from '../words/language';

export type Difference = { readonly label: string; readonly was: string; readonly now: string };

/** What differs between two readings of one case, field by field, in the person's words. */
export function useDifferences(was: CaseView, now: CaseView): Difference[] {
  const words = useWords();
  const language = useLanguage();
  const year = new Date().getFullYear();
  const day = (on: string | null): string => (on === null ? '—' : dayText(on, language, year));
  const span = ({ window }: CaseView): string =>
    window === null ? '—' : windowText(window.earliest, window.latest, language, year);
  const visit = ({ appointments }: CaseView): string => {
    const next = appointments.find(({ state }) => state === 'planned');
    return next === undefined ? '—' : `${day(next.on)} ${next.at}`;
  };
  const fields: [string, (view: CaseView) => string][] = [
    [words.cases.stage, ({ stage }) => words.stages[stage]],
    [words.cases.cause, ({ scenario }) => words.scenarios[scenario]],
    [words.cases.waits, ({ waitingFor }) => words.waitsFor[waitingFor]],
    [words.cases.assignee, ({ assignee }) => assignee?.fullName ?? words.cases.nobody],
    [words.case.deadline, ({ deadlineOn }) => day(deadlineOn)],
    [words.case.window, span],
    [words.casePage.visit.title, visit],
    ...papers(was, words.documentStates),
  ];
  return fields
    .map(([label, told]) => ({ label, was: told(was), now: told(now) }))
    .filter((row) => row.was !== row.now);
}

function papers(was: CaseView, states: Record<string, string>): [string, (view: CaseView) => string][] {
  const ticks = was.checklist.map(({ id, text }): [string, (view: CaseView) => string] => [
    text,
    ({ checklist }) => (checklist.find((item) => item.id === id)?.done === true ? '✓' : '—'),
  ]);
  const documents = was.documents.map(({ id, text }): [string, (view: CaseView) => string] => [
    text,
    (view) => states[view.documents.find((one) => one.id === id)?.state ?? ''] ?? '—',
  ]);
  return [...ticks, ...documents];
}
