import { Button, Code, Select, Table, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client';
import type { Schemas } from '../api/client';
import { Moment } from '../parts/dates';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { useWords } from '../words/language';
import { useSetupWords } from '../words/setup-words';

type Entry = Schemas['AuditEventDto'];
const KINDS = ['case', 'client', 'user', 'session', 'firm', 'calendar'] as const;
type Kind = (typeof KINDS)[number];

/** Who changed what, newest first. */
export function AuditPage() {
  const words = useWords();
  const setup = useSetupWords().settings;
  const [kind, setKind] = useState<Kind | null>(null);
  const entries = useInfiniteQuery({
    queryKey: ['audit', kind],
    initialPageParam: null as string | null,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/audit', {
          params: {
            query: {
              limit: 50,
              ...(kind !== null && { subjectKind: kind }),
              ...(pageParam !== null && { cursor: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = entries.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={setup.pages.audit} documentTitle={setup.pages.audit}>
        <Select
          aria-label={setup.audit.about}
          placeholder={setup.audit.all}
          clearable
          data={KINDS.map((value) => ({ value, label: setup.audit.kinds[value] }))}
          value={kind}
          onChange={setKind}
        />
      </PageHead>
      {entries.error && <ProblemNote problem={entries.error} onRetry={() => void entries.refetch()} />}
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{setup.audit.when}</Table.Th>
              <Table.Th>{setup.audit.who}</Table.Th>
              <Table.Th>{setup.audit.what}</Table.Th>
              <Table.Th>{setup.audit.change}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {entries.hasNextPage && (
        <Button variant="default" loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
          {words.actions.more}
        </Button>
      )}
    </>
  );
}

const LONGEST_VALUE = 120;

function said(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

function EntryRow({ entry }: { entry: Entry }) {
  const setup = useSetupWords().settings.audit;
  const { before, after } = entry;
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return (
    <Table.Tr>
      <Table.Td>
        <Moment at={entry.at} />
      </Table.Td>
      <Table.Td>{entry.actorName ?? (entry.actorKind === 'client' ? setup.client : 'Llavero')}</Table.Td>
      <Table.Td>
        <Code>{entry.action}</Code>
        {entry.reason !== null && <Text size="sm">{entry.reason}</Text>}
      </Table.Td>
      <Table.Td>
        {keys.length > 0 && (
          <details>
            <summary>{setup.fields(keys.length)}</summary>
            {keys.map((key) => (
              <Text size="xs" key={key}>
                <b>{key}</b>: {before !== null && key in before && `${said(before[key])} → `}
                {said(after?.[key] ?? null)}
              </Text>
            ))}
          </details>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
