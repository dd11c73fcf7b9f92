/** What the address of the case list carries: the filters of `GET /cases` by their own names, several values by comma. */
export type CasesSearch = {
  stage?: string;
  scenario?: string;
  waitingFor?: string;
  assignee?: string;
  risk?: string;
  clientId?: string;
  q?: string;
  openedFrom?: string;
  openedTo?: string;
  resolvedFrom?: string;
  resolvedTo?: string;
  open?: boolean;
  overdue?: boolean;
  atRisk?: boolean;
  dueToday?: boolean;
  clientAnswered?: boolean;
  sort?: string;
  /** `table` where it is not said. */
  layout?: 'board';
  /** The saved view that all this came from. */
  saved?: string;
};

const TEXTS = [
  'stage',
  'scenario',
  'waitingFor',
  'assignee',
  'risk',
  'clientId',
  'q',
  'openedFrom',
  'openedTo',
  'resolvedFrom',
  'resolvedTo',
  'sort',
  'saved',
] as const;
export const FLAGS = ['open', 'overdue', 'atRisk', 'dueToday', 'clientAnswered'] as const;
export const RANGES = ['openedFrom', 'openedTo', 'resolvedFrom', 'resolvedTo'] as const;
const LISTS = ['stage', 'scenario', 'waitingFor', 'risk'] as const;
/** How it is shown; all else says which cases. */
const SHOWN_AS = ['sort', 'layout', 'saved'];

/** Reads the address; what it does not know is left out. */
export function casesSearch(search: Record<string, unknown>): CasesSearch {
  const texts = TEXTS.flatMap((name) => {
    const value = search[name];
    return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
  });
  const flags = FLAGS.flatMap((name) => (search[name] === true || search[name] === 'true' ? [[name, true]] : []));
  const layout = search.layout === 'board' ? [['layout', 'board']] : [];
  return Object.fromEntries([...texts, ...flags, ...layout]) as CasesSearch;
}

/** Reads a query string of the API or of a saved view. */
export const searchOf = (query: string): CasesSearch => casesSearch(Object.fromEntries(new URLSearchParams(query)));

/** The search as a query string, names in order: two that mean the same read the same. */
export function queryText(search: CasesSearch): string {
  const entries = Object.entries(without(search, ['saved']))
    .filter(([, value]) => value !== undefined && value !== '' && value !== false)
    .map(([name, value]): [string, string] => [name, String(value)]);
  return new URLSearchParams(entries.sort(([one], [other]) => (one < other ? -1 : 1))).toString();
}

function without(search: CasesSearch, names: readonly string[]): Partial<CasesSearch> {
  return Object.fromEntries(Object.entries(search).filter(([name]) => !names.includes(name)));
}

export const valuesOf = (value: string | undefined): string[] => value?.split(',').filter((one) => one !== '') ?? [];

/** The query that `GET /cases` takes. */
export function casesQuery(search: CasesSearch): Record<string, unknown> {
  const lists: [string, string[] | undefined][] = LISTS.map((name) => {
    const value = search[name];
    return [name, value === undefined ? undefined : valuesOf(value)];
  });
  return { ...without(search, ['layout', 'saved']), ...Object.fromEntries(lists) };
}

/** Whether anything but the order and the layout is chosen. */
export const isFiltered = (search: CasesSearch): boolean => Object.keys(search).some((key) => !SHOWN_AS.includes(key));

/** The same without its filters. */
export const withoutFilters = ({ sort, layout }: CasesSearch): CasesSearch => ({
  ...(sort && { sort }),
  ...(layout && { layout }),
});
