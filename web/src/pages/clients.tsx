import { Anchor, Button, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, api } from '../api/client';
import { Day } from '../parts/dates';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { Ruc } from '../parts/tags';
import { useMay } from '../session/session';
import { useWords } from '../words/language';

/** The employers that the firm looks after. */
export function ClientsPage() {
  const words = useWords();
  const mayImport = useMay('clients.write');
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 250);
  const clients = useInfiniteQuery({
    queryKey: ['clients', 'list', q],
    initialPageParam: null as string | null,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/clients', {
          params: { query: { limit: 50, ...(q !== '' && { q }), ...(pageParam !== null && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = clients.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={words.clients.title} documentTitle={words.clients.title}>
        {mayImport && (
          <Button variant="default" renderRoot={(props) => <Link to="/imports" {...props} />}>
            {words.clients.import}
          </Button>
        )}
      </PageHead>
      <TextInput
        mb="sm"
        maw={320}
        aria-label={words.clients.search}
        placeholder={words.clients.search}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {clients.error && <ProblemNote problem={clients.error} onRetry={() => void clients.refetch()} />}
      <Table.ScrollContainer minWidth={600}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.cases.client}</Table.Th>
              <Table.Th>RUC</Table.Th>
              <Table.Th>{words.clients.rucStatus}</Table.Th>
              <Table.Th>{words.clients.place}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((client) => (
              <Table.Tr key={client.id}>
                <Table.Td>
                  <Anchor
                    size="sm"
                    underline="always"
                    renderRoot={(props) => <Link to="/clients/$clientId" params={{ clientId: client.id }} {...props} />}
                  >
                    {client.legalName}
                  </Anchor>
                </Table.Td>
                <Table.Td>
                  <Ruc ruc={client.ruc} />
                </Table.Td>
                <Table.Td>
                  {client.rucStatus === null ? words.clients.notKnown : words.rucStatuses[client.rucStatus]}
                  {client.rucStatusCheckedOn !== null && (
                    <Text size="xs" c="dimmed" component="span">
                      {' '}
                      (<Day on={client.rucStatusCheckedOn} />)
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>{client.canton ?? client.province ?? words.clients.notKnown}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {clients.isSuccess && items.length === 0 && (
        <Text c="dimmed">{q === '' ? words.clients.empty : words.clients.none}</Text>
      )}
      {clients.hasNextPage && (
        <Button
          variant="default"
          mt="sm"
          onClick={() => void clients.fetchNextPage()}
          loading={clients.isFetchingNextPage}
        >
          {words.actions.more}
        </Button>
      )}
    </>
  );
}
