import { Anchor, Button, Group, Loader, MultiSelect, Pill, Select, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { answered, api } from '../api/client';
import type { CaseListItem } from '../api/client';
import { casesQuery } from '../app/cases-search';
import type { CasesSearch } from '../app/cases-search';
import { Day, WindowDates } from '../parts/dates';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { riskIn } from '../parts/risk';
import { CauseLabel, RiskTag, StageTag } from '../parts/tags';
import { useWords } from '../words/language';

const ROW_HEIGHT = 41;
const PAGE = 100;

/** The queue: filters in the address, rows of which only those in sight are drawn. */
export function CasesPage() {
  const words = useWords();
  const search = useSearch({ from: '/frame/cases' });
  const navigate = useNavigate();
  const filter = (change: Partial<CasesSearch>): void => {
    const next = { ...search, ...change };
    void navigate({ to: '/cases', search: Object.fromEntries(Object.entries(next).filter(([, value]) => value)) });
  };
  return (
    <>
      <PageHead title={words.cases.title} documentTitle={words.cases.title} />
      <Filters search={search} filter={filter} />
      <CaseTable search={search} filter={filter} />
    </>
  );
}

type Filtering = { search: CasesSearch; filter: (change: Partial<CasesSearch>) => void };

function Filters({ search, filter }: Filtering) {
  const words = useWords();
  const box = useRef<HTMLInputElement>(null);
  const [q, setQ] = useState(search.q ?? '');
  const look = useDebouncedCallback((text: string) => filter({ q: text.trim() }), 250);
  useEffect(() => setQ(search.q ?? ''), [search.q]);
  const focus = (): void => box.current?.focus();
  useHotkeys([
    ['/', focus],
    ['shift+/', focus],
  ]);
  const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  const chosen = (value: string | undefined): string[] => value?.split(',').filter((one) => one !== '') ?? [];
  const flags = (['overdue', 'atRisk', 'dueToday'] as const).filter((flag) => search[flag]);
  const isFiltered = Object.keys(search).some((key) => key !== 'sort' && key !== 'layout');
  return (
    <Group mb="sm" gap="xs" align="flex-end">
      <TextInput
        ref={box}
        w={260}
        aria-label={words.cases.search}
        placeholder={words.cases.search}
        value={q}
        onChange={(event) => {
          setQ(event.currentTarget.value);
          look(event.currentTarget.value);
        }}
      />
      <MultiSelect
        aria-label={words.cases.stage}
        placeholder={search.stage ? undefined : words.cases.stage}
        data={options(words.stages)}
        value={chosen(search.stage)}
        onChange={(values) => filter({ stage: values.join(',') })}
        w={210}
      />
      <MultiSelect
        aria-label={words.cases.cause}
        placeholder={search.scenario ? undefined : words.cases.cause}
        data={options(words.scenarios)}
        value={chosen(search.scenario)}
        onChange={(values) => filter({ scenario: values.join(',') })}
        w={230}
      />
      <MultiSelect
        aria-label={words.cases.waits}
        placeholder={search.waitingFor ? undefined : words.cases.waits}
        data={options(words.waitsFor)}
        value={chosen(search.waitingFor)}
        onChange={(values) => filter({ waitingFor: values.join(',') })}
        w={190}
      />
      <Select
        aria-label={words.cases.sort}
        data={options(words.cases.sorts)}
        value={search.sort ?? '-openedAt'}
        allowDeselect={false}
        onChange={(sort) => filter({ sort: sort ?? undefined })}
        w={160}
      />
      {flags.map((flag) => (
        <Pill key={flag} withRemoveButton onRemove={() => filter({ [flag]: false })}>
          {words.tiles[flag]}
        </Pill>
      ))}
      {isFiltered && (
        <Button variant="default" onClick={() => filter(cleared(search))}>
          {words.actions.clearFilters}
        </Button>
      )}
    </Group>
  );
}

const cleared = (search: CasesSearch): Partial<CasesSearch> =>
  Object.fromEntries(
    Object.keys(search)
      .filter((key) => key !== 'sort' && key !== 'layout')
      .map((key) => [key, undefined]),
  );

function useCases(search: CasesSearch) {
  const query = casesQuery(search);
  return useInfiniteQuery({
    queryKey: ['cases', 'list', query],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/cases', {
          params: { query: { ...query, limit: PAGE, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

function CaseTable({ search }: Filtering) {
  const words = useWords();
  const cases = useCases(search);
  const dashboard = useQuery({ queryKey: ['dashboard'], queryFn: () => answered(api.GET('/api/v1/dashboard')) });
  const rows = cases.data?.pages.flatMap(({ items }) => items) ?? [];
  const frame = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const navigate = useNavigate();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const inSight = virtual.getVirtualItems();
  const last = inSight.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = cases;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - PAGE / 2) void fetchNextPage();
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const go = (to: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setAt(next);
    virtual.scrollToIndex(next);
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

  if (cases.error) return <ProblemNote problem={cases.error} onRetry={() => void cases.refetch()} />;
  const today = dashboard.data?.today ?? '';
  const total = hasNextPage ? null : rows.length;
  return (
    <>
      <Text size="sm" mb={4} role="status">
        {total === null ? `${words.cases.count(rows.length)}…` : words.cases.count(total)}
        {cases.isFetching && <Loader size={12} ml={8} aria-label={words.loading} />}
      </Text>
      <div className="rows" ref={frame} tabIndex={0} role="region" aria-label={words.cases.title}>
        <table aria-rowcount={total ?? -1}>
          <thead>
            <tr>
              {[
                words.cases.risk,
                words.cases.client,
                words.cases.number,
                words.cases.cause,
                words.cases.stage,
                words.cases.waits,
                words.cases.due,
                words.cases.window,
                words.cases.assignee,
              ].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Gap height={inSight[0]?.start ?? 0} />
            {inSight.map(({ index }) => {
              const item = rows[index];
              return (
                item && (
                  <CaseLine
                    key={item.id}
                    item={item}
                    index={index}
                    current={index === at}
                    today={today}
                    onPick={() => setAt(index)}
                  />
                )
              );
            })}
            <Gap height={virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0)} />
          </tbody>
        </table>
        {cases.isSuccess && rows.length === 0 && (
          <Text p="lg" c="dimmed">
            {words.cases.empty}
          </Text>
        )}
      </div>
    </>
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

type Line = { item: CaseListItem; index: number; current: boolean; today: string; onPick: () => void };

function CaseLine({ item, index, current, today, onPick }: Line) {
  const words = useWords();
  return (
    <tr aria-rowindex={index + 2} aria-selected={current} onClick={onPick}>
      <td>
        <RiskTag risk={riskIn(item, today)} />
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
