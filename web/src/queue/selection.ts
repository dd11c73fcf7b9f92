import { useCallback, useMemo, useState } from 'react';
import { answered, api } from '../api/client';
import type { CaseListItem } from '../api/client';
import { casesQuery } from '../app/cases-search';
import type { CasesSearch } from '../app/cases-search';

/** So many cases can be chosen at once. */
export const MOST_CHOSEN = 1_000;
const PAGE = 200;

export type Chosen = Pick<CaseListItem, 'id' | 'number' | 'client'>;

/** The cases that are chosen, by id: no refresh of the list touches them. */
export type Selection = {
  readonly chosen: ReadonlyMap<string, Chosen>;
  readonly toggle: (item: Chosen) => void;
  readonly add: (items: readonly Chosen[]) => void;
  readonly addAll: () => Promise<void>;
  readonly clear: () => void;
};

export function useSelection(search: CasesSearch): Selection {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Chosen>>(new Map());
  const toggle = useCallback((item: Chosen) => {
    setChosen((before) => {
      const after = new Map(before);
      if (!after.delete(item.id)) after.set(item.id, item);
      return after;
    });
  }, []);
  const add = useCallback((items: readonly Chosen[]) => {
    setChosen((before) => new Map([...before, ...items.map((item) => [item.id, item] as const)].slice(0, MOST_CHOSEN)));
  }, []);
  const clear = useCallback(() => setChosen(new Map()), []);
  const addAll = useCallback(async () => add(await allOf(search)), [add, search]);
  return useMemo(() => ({ chosen, toggle, add, addAll, clear }), [chosen, toggle, add, addAll, clear]);
}

/** Every case of the search, whatever of it has been loaded. */
async function allOf(search: CasesSearch): Promise<Chosen[]> {
  const found: Chosen[] = [];
  let cursor: string | null = null;
  do {
    const query: object = { ...casesQuery(search), limit: PAGE, ...(cursor !== null && { cursor }) };
    const page: { items: CaseListItem[]; nextCursor: string | null } = await answered(
      api.GET('/api/v1/cases', { params: { query } }),
    );
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && found.length < MOST_CHOSEN);
  return found.slice(0, MOST_CHOSEN);
}
