/** What the address of the case list carries: the filters of `GET /cases` by their own names, several values by comma. */
export type CasesSearch = {
  stage?: string;
  scenario?: string;
  waitingFor?: string;
  assignee?: string;
  clientId?: string;
  q?: string;
  open?: boolean;
  overdue?: boolean;
  atRisk?: boolean;
  dueToday?: boolean;
  sort?: string;
};

const TEXTS = ['stage', 'scenario', 'waitingFor', 'assignee', 'clientId', 'q', 'sort'] as const;
const FLAGS = ['open', 'overdue', 'atRisk', 'dueToday'] as const;

/** Reads the address; what it does not know is left out. */
export function casesSearch(search: Record<string, unknown>): CasesSearch {
  const texts = TEXTS.flatMap((name) => {
    const value = search[name];
    return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
  });
  const flags = FLAGS.flatMap((name) => (search[name] === true || search[name] === 'true' ? [[name, true]] : []));
  return Object.fromEntries([...texts, ...flags]) as CasesSearch;
}

/** The query that `GET /cases` takes. */
export function casesQuery(search: CasesSearch): Record<string, unknown> {
  const list = (value: string | undefined): string[] | undefined => value?.split(',').filter((one) => one !== '');
  const { stage, scenario, waitingFor } = search;
  return { ...search, stage: list(stage), scenario: list(scenario), waitingFor: list(waitingFor) };
}
