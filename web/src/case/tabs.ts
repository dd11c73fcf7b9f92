/** The parts of a case's page that the address can name. The first five are those of a phone. */
export const CASE_TABS = [
  'step',
  'verdict',
  'checklist',
  'dates',
  'history',
  'notes',
  'followups',
  'documents',
  'attempts',
] as const;
export type CaseTab = (typeof CASE_TABS)[number];

export type CaseSearch = { readonly tab?: CaseTab };

/** Reads the address; what it does not know is left out. */
export const caseSearch = (search: Record<string, unknown>): CaseSearch => {
  const tab = CASE_TABS.find((one) => one === search.tab);
  return tab === undefined ? {} : { tab };
};

/** Where a phone, which has fewer of them, shows a part. */
export const PHONE_TAB: Record<CaseTab, CaseTab> = {
  step: 'step',
  verdict: 'verdict',
  checklist: 'checklist',
  dates: 'dates',
  history: 'history',
  notes: 'history',
  followups: 'dates',
  documents: 'checklist',
  attempts: 'step',
};
