import { Anchor, Loader, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { answered, api } from '../api/client';
import type { CaseListItem } from '../api/client';
import { casesQuery } from '../app/cases-search';
import type { CasesSearch } from '../app/cases-search';
import { useWords } from '../words/language';
import { Day, WindowDates } from './dates';
import { ProblemNote } from './problem-note';
import { CauseLabel, RiskTag, StageTag } from './tags';

const ROW_HEIGHT = 41;
const PAGE = 100;

/** Cases of a search, page after page. */
function useCasePages(search: CasesSearch) {
  const query = casesQuery(search);
  return useInfiniteQuery({
    queryKey: ['cases', 'list', query],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/cases', {
          params: { query: { ...query, limit: PAGE, ...(pageParam !== null && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** The table of the queue. Only the rows in sight are drawn; the next page is asked for before its first row comes up. */
export function CaseTable({ search }: { search: CasesSearch }) {
  const words = useWords();
  const cases = useCasePages(search);
  const rows = cases.data?.pages.flatMap(({ items }) => items) ?? [];
  const { hasNextPage } = cases;
  if (cases.error) return <ProblemNote problem={cases.error} onRetry={() => void cases.refetch()} />;
  return (
    <>
      <Text size="sm" mb={4} role="status">
        {words.cases.count(rows.length)}
        {hasNextPage && '…'}
        {cases.isFetching && <Loader size={12} ml={8} aria-label={words.loading} />}
      </Text>
      <Rows
        rows={rows}
        isWhole={!hasNextPage}
        isEmpty={cases.isSuccess && rows.length === 0}
        onNear={nextPageOf(cases)}
      />
    </>
  );
}

function nextPageOf({ hasNextPage, isFetchingNextPage, fetchNextPage }: ReturnType<typeof useCasePages>): () => void {
  return () => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };
}

type RowsShown = { rows: readonly CaseListItem[]; isWhole: boolean; isEmpty: boolean; onNear: () => void };

function Rows({ rows, isWhole, isEmpty, onNear }: RowsShown) {
  const words = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const [at, setAt] = useRowKeys(rows, (index) => virtual.scrollToIndex(index));
  const inSight = virtual.getVirtualItems();
  const last = inSight.at(-1);
  const isNear = (last?.index ?? 0) >= rows.length - PAGE / 2;
  useEffect(() => {
    if (isNear) onNear();
  }, [isNear, onNear]);
  return (
    <div className="rows" ref={frame} tabIndex={0} role="region" aria-label={words.cases.title}>
      <table aria-rowcount={isWhole ? rows.length : -1}>
        <Heads />
        <tbody>
          <Gap height={inSight[0]?.start ?? 0} />
          {inSight.map(({ index }) => {
            const item = rows[index];
            if (item === undefined) return null;
            const line = { item, index, current: index === at };
            return <CaseLine key={item.id} {...line} onPick={() => setAt(index)} />;
          })}
          <Gap height={virtual.getTotalSize() - (last?.end ?? 0)} />
        </tbody>
      </table>
      {isEmpty && (
        <Text p="lg" c="dimmed">
          {words.cases.empty}
        </Text>
      )}
    </div>
  );
}

/** The row that the keys stand on. */
function useRowKeys(rows: readonly CaseListItem[], show: (index: number) => void): [number, (index: number) => void] {
  const [at, setAt] = useState(0);
  const navigate = useNavigate();
  const go = (to: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setAt(next);
    show(next);
  };
  const open = (): void => {
    const row = rows[at];
    if (row) void navigate({ to: '/cases/$caseId', params: { caseId: row.id } });
  };
  useHotkeys([
    ['j', () => go(at + 1)],
    ['k', () => go(at - 1)],
    ['ArrowDown', () => go(at + 1)],
    ['ArrowUp', () => go(at - 1)],
    ['Home', () => go(0)],
    ['End', () => go(rows.length - 1)],
    ['Enter', open],
  ]);
  return [at, setAt];
}

function Heads() {
  const { cases } = useWords();
  const heads = [
    cases.risk,
    cases.client,
    cases.number,
    cases.cause,
    cases.stage,
    cases.waits,
    cases.due,
    cases.window,
    cases.assignee,
  ];
  return (
    <thead>
      <tr>
        {heads.map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Stands for the rows that are not drawn. */
function Gap({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={9} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

type Line = { item: CaseListItem; index: number; current: boolean; onPick: () => void };

function CaseLine({ item, index, current, onPick }: Line) {
  const words = useWords();
  return (
    <tr aria-rowindex={index + 2} aria-selected={current} onClick={onPick}>
      <td>
        <RiskTag risk={item.risk.level} />
      </td>
      <td>
        <Anchor
          renderRoot={(props) => <Link to="/cases/$caseId" params={{ caseId: item.id }} {...props} />}
          size="sm"
          underline="always"
        >
          {item.client.legalName}
        </Anchor>
      </td>
      <td className="figures">{item.number}</td>
      <td>
        <CauseLabel scenario={item.scenario} />
      </td>
      <td>
        <StageTag stage={item.stage} />
      </td>
      <td>{words.waitsFor[item.waitingFor]}</td>
      <td>{item.deadlineOn === null ? '—' : <Day on={item.deadlineOn} />}</td>
      <td>{item.window === null ? '—' : <WindowDates window={item.window} />}</td>
      <td>{item.assignee?.fullName ?? words.cases.nobody}</td>
    </tr>
  );
}
