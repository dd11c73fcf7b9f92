import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

export type Trail = { readonly at: number; readonly total: number; readonly before?: string; readonly after?: string };

const PLACE = 'llavero-trail';

/** The list that a case was opened from: its neighbours there, for `j` and `k`. It outlives a reload. */
export function useTrail(caseId: string): Trail | null {
  const queries = useQueryClient();
  const [ids] = useState(() => newestListWith(queries, caseId) ?? kept());
  const at = ids.indexOf(caseId);
  if (at < 0) return null;
  keep(ids);
  return { at: at + 1, total: ids.length, before: ids[at - 1], after: ids[at + 1] };
}

type Pages = { pages?: { items?: { id?: string }[] }[]; items?: { id?: string }[] };

function newestListWith(queries: QueryClient, caseId: string): string[] | null {
  const lists = queries
    .getQueryCache()
    .findAll({ queryKey: ['cases'] })
    .sort((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt)
    .map(({ state }) => idsIn(state.data as Pages | undefined));
  const trail = kept();
  // Walking along a list reads no list anew: as long as the case is on it, the list stays.
  if (trail.includes(caseId) && !lists.some((ids) => ids.length > 1 && ids.includes(caseId))) return trail;
  return lists.find((ids) => ids.length > 1 && ids.includes(caseId)) ?? null;
}

const idsIn = (data: Pages | undefined): string[] =>
  (data?.pages?.flatMap(({ items }) => items ?? []) ?? data?.items ?? []).flatMap(({ id }) => (id ? [id] : []));

function kept(): string[] {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE) ?? '[]') as string[];
  } catch {
    return [];
  }
}

function keep(ids: readonly string[]): void {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(ids.slice(0, 2_000)));
  } catch {
    // Without a store the list is forgotten on reload.
  }
}
