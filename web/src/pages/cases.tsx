import { Button, Group, MultiSelect, Pill, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { CasesSearch } from '../app/cases-search';
import { CaseTable } from '../parts/case-table';
import { PageHead } from '../parts/page-head';
import { useWords } from '../words/language';

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
      <CaseTable search={search} />
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
  const isFiltered = Object.keys(search).some((key) => key !== 'sort');
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
      .filter((key) => key !== 'sort')
      .map((key) => [key, undefined]),
  );
