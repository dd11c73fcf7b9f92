import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { answered, api } from '../api/client';
import type { CaseListItem } from '../api/client';
import { useNews } from '../app/live';
import { useMe } from '../session/session';
import type { CasePages } from './held-list';

/** News are looked at together, so often. */
const TOGETHER_MS = 1_000;
const MOST_AT_ONCE = 100;

export type ListNews = {
  readonly pending: number;
  readonly gone: ReadonlySet<string>;
  readonly forget: () => void;
};

/**
 * What happens to the cases of a list while it is read: the cells of its rows change in place, its order and its members
 * do not. Rows that no longer belong to it are named; what others have changed is counted.
 */
export function useListNews(
  queryKey: unknown[],
  query: Record<string, unknown>,
  rows: readonly CaseListItem[],
): ListNews {
  const queries = useQueryClient();
  const me = useMe();
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const heard = useRef(new Map<string, boolean>());
  const timer = useRef<number | undefined>(undefined);
  const latest = useRef({ queryKey, query, rows });
  latest.current = { queryKey, query, rows };

  const forget = useCallback(() => {
    setChanged(new Set());
    setGone(new Set());
  }, []);
  const key = JSON.stringify(queryKey);
  useEffect(forget, [forget, key]);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const look = useCallback(async () => {
    timer.current = undefined;
    const asked = latest.current;
    const news = [...heard.current].slice(0, MOST_AT_ONCE);
    heard.current.clear();
    const ids = news.map(([id]) => id);
    const read = (filter: object): Promise<{ items: CaseListItem[] }> =>
      answered(api.GET('/api/v1/cases', { params: { query: { ...filter, ids, limit: MOST_AT_ONCE } } }));
    const [now, fitting] = await Promise.all([read({}), read(asked.query)]);
    if (asked.queryKey !== latest.current.queryKey) return;
    const fits = new Set(fitting.items.map(({ id }) => id));
    const here = new Set(asked.rows.map(({ id }) => id));
    queries.setQueryData<CasePages>(asked.queryKey, (pages) => pages && withRows(pages, now.items));
    setGone(
      (before) =>
        new Set([...before].filter((id) => !fits.has(id)).concat(ids.filter((id) => here.has(id) && !fits.has(id)))),
    );
    const counted = news.filter(([id, byOthers]) => byOthers && (here.has(id) || fits.has(id))).map(([id]) => id);
    if (counted.length > 0) setChanged((before) => new Set([...before, ...counted]));
  }, [queries]);

  useNews((told) => {
    if (told !== 'reset' && told.type !== 'case.changed') return;
    // Something was missed: the rows that are here are looked at anew.
    const missed = told === 'reset' ? rows.slice(0, MOST_AT_ONCE).map(({ id }) => id) : [];
    for (const id of missed) heard.current.set(id, heard.current.get(id) === true);
    if (told !== 'reset') {
      heard.current.set(told.caseId, told.actorId !== me.id || heard.current.get(told.caseId) === true);
    }
    if (heard.current.size === 0) return;
    timer.current ??= window.setTimeout(() => void look().catch(() => undefined), TOGETHER_MS);
  });
  return { pending: changed.size, gone, forget };
}

function withRows(pages: CasePages, now: readonly CaseListItem[]): CasePages {
  const fresh = new Map(now.map((item) => [item.id, item]));
  return {
    ...pages,
    pages: pages.pages.map((page) => ({ ...page, items: page.items.map((item) => fresh.get(item.id) ?? item) })),
  };
}
