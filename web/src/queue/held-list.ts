import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { InfiniteData } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { answered, api } from '../api/client';
import type { CaseListItem } from '../api/client';
import { casesQuery, queryText } from '../app/cases-search';
import type { CasesSearch } from '../app/cases-search';
import { useListNews } from './list-news';

export type CasePage = { items: CaseListItem[]; nextCursor: string | null; total?: number };
export type CasePages = InfiniteData<CasePage, string | null>;

export const PAGE = 100;
/** More pages than these are not read anew without being asked. */
const READ_ANEW_UNASKED = 3;

/** A list of cases whose order and members stay as they were read until the reader asks for the changes. */
export type HeldList = {
  readonly rows: readonly CaseListItem[];
  readonly total: number;
  readonly query: string;
  /** So many cases of it, or for it, have changed by somebody else's hand. */
  readonly pending: number;
  /** Rows that no longer belong to it. */
  readonly gone: ReadonlySet<string>;
  readonly apply: () => void;
  readonly more: () => void;
  readonly isLoading: boolean;
  readonly isFetching: boolean;
  readonly error: Error | null;
};

export function useHeldList(search: CasesSearch, limit = PAGE): HeldList {
  const queries = useQueryClient();
  const query = casesQuery(search);
  const text = queryText(search);
  const queryKey = useMemo(() => ['cases', 'list', text, limit], [text, limit]);
  const pages = useInfiniteQuery({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }): Promise<CasePage> =>
      answered(
        api.GET('/api/v1/cases', {
          params: {
            query: { ...query, limit, ...(pageParam === null ? { count: true } : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 0,
    refetchInterval: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchOnMount: (held) => (held.state.data?.pages.length ?? 0) <= READ_ANEW_UNASKED,
  });
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items) ?? [], [pages.data]);
  const { pending, gone, forget } = useListNews(queryKey, query, rows);
  const { refetch } = pages;
  const apply = useCallback(() => {
    forget();
    void refetch();
    void queries.invalidateQueries({ queryKey: ['dashboard'] });
  }, [forget, refetch, queries]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return {
    rows,
    total: pages.data?.pages[0]?.total ?? rows.length,
    query: text,
    pending,
    gone,
    apply,
    more,
    isLoading: pages.isLoading,
    isFetching: pages.isFetching,
    error: pages.error,
  };
}
