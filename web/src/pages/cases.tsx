import { Button, Group, Loader, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { isFiltered, valuesOf, withoutFilters } from '../app/cases-search';
import type { CasesSearch } from '../app/cases-search';
import { CaseCard } from '../parts/case-card';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { ActionBar } from '../queue/action-bar';
import { ChangesChip } from '../queue/changes-chip';
import { Filters } from '../queue/filters';
import { useHeldList } from '../queue/held-list';
import type { HeldList } from '../queue/held-list';
import { useQueueActs } from '../queue/queue-acts';
import type { QueueActs } from '../queue/queue-acts';
import { QueueTable } from '../queue/queue-table';
import { SavedViews } from '../queue/saved-views';
import { useSelection } from '../queue/selection';
import type { Selection } from '../queue/selection';
import { useWords } from '../words/language';

const Board = lazy(() => import('../queue/board').then((board) => ({ default: board.Board })));
const BulkDialog = lazy(() => import('../queue/bulk-dialog').then((bulk) => ({ default: bulk.BulkDialog })));
const Peek = lazy(() => import('../queue/peek').then((peek) => ({ default: peek.Peek })));
const CARDS = 25;

/** The queue: views, filters in the address, and the cases as table or board. */
export function CasesPage() {
  const words = useWords();
  const search = useSearch({ from: '/frame/cases' });
  const navigate = useNavigate();
  const reset = (next: CasesSearch): void =>
    void navigate({ to: '/cases', search: Object.fromEntries(Object.entries(next).filter(([, value]) => value)) });
  const filter = (change: Partial<CasesSearch>): void => reset({ ...search, ...change });
  const selection = useSelection(search);
  const acts = useQueueActs(selection);
  const shown = { search, selection, acts };
  return (
    <>
      <PageHead title={words.cases.title} documentTitle={words.cases.title}>
        <SegmentedControl
          size="xs"
          aria-label={words.queue.layout}
          value={search.layout ?? 'table'}
          onChange={(layout) => filter({ layout: layout === 'board' ? 'board' : undefined })}
          data={[
            { value: 'table', label: words.queue.table },
            { value: 'board', label: words.queue.board },
          ]}
        />
      </PageHead>
      <SavedViews search={search} reset={reset} />
      <Filters search={search} filter={filter} reset={reset} />
      {search.layout === 'board' ? (
        <Suspense fallback={<Skeleton height={400} />}>
          <Board {...shown} />
        </Suspense>
      ) : (
        <Listed {...shown} onAdd={(more) => filter(added(search, more))} />
      )}
      <Suspense>
        {acts.asked !== null && <BulkDialog asked={acts.asked} onClose={acts.close} onDone={selection.clear} />}
        {acts.peeked !== null && <Peek key={acts.peeked.id} item={acts.peeked} onClose={() => acts.peek(null)} />}
      </Suspense>
    </>
  );
}

/** A value more for a filter; it never replaces another. */
function added(search: CasesSearch, more: Partial<CasesSearch>): Partial<CasesSearch> {
  return Object.fromEntries(
    Object.entries(more).map(([name, value]) => {
      const before = search[name as keyof CasesSearch];
      const values = new Set([...(typeof before === 'string' ? valuesOf(before) : []), String(value)]);
      return [name, [...values].join(',')];
    }),
  );
}

type Shown = {
  search: CasesSearch;
  selection: Selection;
  acts: QueueActs;
  onAdd: (more: Partial<CasesSearch>) => void;
};

function Listed({ search, selection, acts, onAdd }: Shown) {
  const words = useWords();
  const list = useHeldList({ sort: '-costOfDelay', ...search });
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  if (list.error) return <ProblemNote problem={list.error} onRetry={list.apply} />;
  return (
    <>
      <Group gap="sm" mb={4}>
        <Text size="sm" role="status">
          {list.isLoading ? words.loading : words.cases.count(list.total)}
        </Text>
        {list.isFetching && <Loader size={12} aria-hidden />}
        <ChangesChip list={list} />
      </Group>
      {list.isLoading && <Skeleton height={400} />}
      {!list.isLoading && list.total === 0 && <Nothing search={search} />}
      {list.total > 0 && !isPhone && <QueueTable list={list} selection={selection} acts={acts} onAdd={onAdd} />}
      {list.total > 0 && isPhone && <Cards list={list} />}
      <ActionBar selection={selection} acts={acts} list={list} />
    </>
  );
}

/** On a phone: one column of cards. */
function Cards({ list }: { list: HeldList }) {
  const words = useWords();
  const [shown, setShown] = useState(CARDS);
  return (
    <Stack gap="xs">
      {list.rows.slice(0, shown).map((item) => (
        <CaseCard key={item.id} item={item} gone={list.gone.has(item.id)} />
      ))}
      {list.total > shown && (
        <Button
          variant="default"
          onClick={() => {
            setShown(shown + CARDS);
            if (shown + CARDS * 2 > list.rows.length) list.more();
          }}
        >
          {words.actions.more}
        </Button>
      )}
    </Stack>
  );
}

function Nothing({ search }: { search: CasesSearch }) {
  const words = useWords();
  const filtered = isFiltered(search);
  const all = useHeldList(withoutFilters(search), 1);
  return (
    <Stack p="lg" align="flex-start">
      <Text c="dimmed">{filtered ? words.cases.empty : words.cases.nothingYet}</Text>
      {filtered && (
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/cases" search={withoutFilters(search)} {...props} />}
        >
          {words.queue.withoutFilters(all.total)}
        </Button>
      )}
    </Stack>
  );
}
