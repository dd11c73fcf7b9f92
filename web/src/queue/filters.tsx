import { ActionIcon, Button, Checkbox, Group, Popover, Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { answered, api } from '../api/client';
import { FLAGS, isFiltered, RANGES, valuesOf, withoutFilters } from '../app/cases-search';
import type { CasesSearch } from '../app/cases-search';
import { useLetters } from '../app/keys';
import { useMay } from '../session/session';
import { dayText } from '../words/dates';
import { useLanguage, useWords } from '../words/language';

type Filtering = {
  search: CasesSearch;
  filter: (change: Partial<CasesSearch>) => void;
  reset: (search: CasesSearch) => void;
};
type Several = 'stage' | 'scenario' | 'risk' | 'waitingFor' | 'assignee';

/** Which cases: one pill for each filter, several values each, all of it in the address. */
export function Filters({ search, filter, reset }: Filtering) {
  const words = useWords();
  return (
    <Group mb="xs" gap="xs">
      <SearchBox search={search} filter={filter} />
      {SEVERAL.map((name) => (
        <FilterPill key={name} name={name} search={search} filter={filter} />
      ))}
      <Marks search={search} filter={filter} />
      <Select
        aria-label={words.cases.sort}
        data={Object.entries(words.cases.sorts).map(([value, label]) => ({ value, label }))}
        value={search.sort ?? '-costOfDelay'}
        allowDeselect={false}
        onChange={(sort) => filter({ sort: sort ?? undefined })}
        w={190}
        size="xs"
      />
      {isFiltered(search) && (
        <Button variant="subtle" size="xs" onClick={() => reset(withoutFilters(search))}>
          {words.actions.clearFilters}
        </Button>
      )}
    </Group>
  );
}

const SEVERAL: readonly Several[] = ['stage', 'scenario', 'risk', 'waitingFor', 'assignee'];

function SearchBox({ search, filter }: Pick<Filtering, 'search' | 'filter'>) {
  const words = useWords();
  const box = useRef<HTMLInputElement>(null);
  const [q, setQ] = useState(search.q ?? '');
  const look = useDebouncedCallback((text: string) => filter({ q: text.trim() }), 250);
  useEffect(() => {
    // What is being typed is ahead of the address: only another search replaces it.
    setQ((typed) => (typed.trim() === (search.q ?? '') ? typed : (search.q ?? '')));
  }, [search.q]);
  const focus = (): void => box.current?.focus();
  useLetters({ '/': focus, 'shift+/': focus });
  return (
    <TextInput
      ref={box}
      w={240}
      size="xs"
      type="search"
      aria-label={words.cases.search}
      placeholder={words.cases.search}
      value={q}
      onChange={(event) => {
        setQ(event.currentTarget.value);
        look(event.currentTarget.value);
      }}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}

function FilterPill({ name, search, filter }: { name: Several } & Pick<Filtering, 'search' | 'filter'>) {
  const words = useWords();
  const options = useOptions(name);
  const [opened, setOpened] = useState(false);
  const chosen = valuesOf(search[name]);
  const label = useLabel(name);
  useLetters({ f: name === 'stage' ? () => setOpened(true) : undefined });
  const told =
    chosen.length === 1
      ? (options.find(({ value }) => value === chosen[0])?.label ?? words.queue.chosen(1))
      : words.queue.chosen(chosen.length);
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus shadow="md" position="bottom-start">
      <Group gap={0} wrap="nowrap">
        <Popover.Target>
          <Button
            size="xs"
            variant={chosen.length > 0 ? 'light' : 'default'}
            onClick={() => setOpened(!opened)}
            aria-expanded={opened}
          >
            {chosen.length > 0 ? `${label}: ${told}` : label}
          </Button>
        </Popover.Target>
        {chosen.length > 0 && (
          <ActionIcon
            size={30}
            variant="light"
            aria-label={words.queue.remove(label)}
            onClick={() => filter({ [name]: undefined })}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      <Popover.Dropdown mah={360} style={{ overflow: 'auto' }}>
        <Checkbox.Group
          aria-label={label}
          value={chosen}
          onChange={(values) => filter({ [name]: values.length > 0 ? values.join(',') : undefined })}
        >
          <Stack gap={6}>
            {options.map(({ value, label: option }) => (
              <Checkbox key={value} value={value} label={option} size="sm" />
            ))}
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}

function useLabel(name: Several): string {
  const { cases, queue } = useWords();
  return {
    stage: cases.stage,
    scenario: cases.cause,
    risk: queue.risks,
    waitingFor: cases.waits,
    assignee: cases.assignee,
  }[name];
}

function useOptions(name: Several): { value: string; label: string }[] {
  const words = useWords();
  const staff = useStaff(name === 'assignee');
  const named = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  switch (name) {
    case 'stage':
      return named(words.stages);
    case 'scenario':
      return named(words.scenarios);
    case 'risk':
      return named(words.risks);
    case 'waitingFor':
      return named(words.waitsFor);
    case 'assignee':
      return [{ value: 'me', label: words.queue.me }, { value: 'none', label: words.cases.nobody }, ...staff];
  }
}

/** Who works here, for whoever may know. */
export function useStaff(wanted = true): { value: string; label: string }[] {
  const may = useMay('users.read');
  const staff = useQuery({
    queryKey: ['users'],
    queryFn: () => answered(api.GET('/api/v1/users', { params: { query: { limit: 200 } } })),
    enabled: may && wanted,
    staleTime: 300_000,
  });
  return (staff.data?.items ?? [])
    .filter(({ active, role }) => active && role !== 'viewer')
    .map(({ id, fullName }) => ({ value: id, label: fullName }));
}

/** Filters that only a link can set: numbers of Today, bars of the overview. */
function Marks({ search, filter }: Pick<Filtering, 'search' | 'filter'>) {
  const words = useWords();
  const language = useLanguage();
  const names: Record<(typeof FLAGS)[number], string> = {
    ...words.tiles,
    open: words.queue.open,
    clientAnswered: words.glance.clientAnswered,
  };
  const year = new Date().getFullYear();
  const marks = [
    ...FLAGS.filter((flag) => search[flag]).map((flag) => [flag, names[flag]] as const),
    ...RANGES.flatMap((name) => {
      const on = search[name];
      return on === undefined ? [] : [[name, `${words.queue.ranges[name]} ${dayText(on, language, year)}`] as const];
    }),
    ...(search.clientId === undefined ? [] : [['clientId', words.queue.client] as const]),
  ];
  return marks.map(([name, label]) => (
    <Button
      key={name}
      size="xs"
      variant="light"
      rightSection={<IconX size={14} aria-hidden />}
      aria-label={words.queue.remove(label)}
      onClick={() => filter({ [name]: undefined })}
    >
      {label}
    </Button>
  ));
}
