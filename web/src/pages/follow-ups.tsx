import { Anchor, Button, Modal, Stack, Table, Tabs, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, api } from '../api/client';
import type { Schemas } from '../api/client';
import { Moment } from '../parts/dates';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { useWords } from '../words/language';

type Delivery = Schemas['DeliveryDto'];

/** What will leave, what nobody knows has left, and every message as it was sent. */
export function FollowUpsPage() {
  const words = useWords();
  return (
    <>
      <PageHead title={words.followUps.title} documentTitle={words.followUps.title} />
      <Tabs defaultValue="planned" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="planned">{words.followUps.tabs.planned}</Tabs.Tab>
          <Tabs.Tab value="uncertain">{words.followUps.tabs.uncertain}</Tabs.Tab>
          <Tabs.Tab value="outbox">{words.followUps.tabs.outbox}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="planned" pt="sm">
          <FollowUpTable state="planned" />
        </Tabs.Panel>
        <Tabs.Panel value="uncertain" pt="sm">
          <FollowUpTable state="uncertain" />
        </Tabs.Panel>
        <Tabs.Panel value="outbox" pt="sm">
          <Outbox />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function FollowUpTable({ state }: { state: 'planned' | 'uncertain' }) {
  const words = useWords();
  const list = useInfiniteQuery({
    queryKey: ['follow-ups', state],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/follow-ups', {
          params: { query: { state: [state] as never, limit: 50, ...(pageParam !== null && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.error) return <ProblemNote problem={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      {list.isSuccess && items.length === 0 && <Text c="dimmed">{words.followUps.empty}</Text>}
      <Table>
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr key={item.id}>
              <Table.Td>
                <Moment at={item.wakeAt} />
              </Table.Td>
              <Table.Td>
                <CaseLink id={item.caseId} number={item.caseNumber} />
              </Table.Td>
              <Table.Td>{words.followUps.to[item.recipient]}</Table.Td>
              <Table.Td>{words.followUpStates[item.state]}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <More query={list} />
    </>
  );
}

function Outbox() {
  const words = useWords();
  const [shown, setShown] = useState<Delivery | null>(null);
  const list = useInfiniteQuery({
    queryKey: ['deliveries'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/deliveries', {
          params: { query: { limit: 50, ...(pageParam !== null && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.error) return <ProblemNote problem={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      {list.isSuccess && items.length === 0 && <Text c="dimmed">{words.followUps.empty}</Text>}
      <Table>
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr key={item.id}>
              <Table.Td>
                <Moment at={item.createdAt} />
              </Table.Td>
              <Table.Td>
                {item.caseId !== null && item.caseNumber !== null && (
                  <CaseLink id={item.caseId} number={item.caseNumber} />
                )}
              </Table.Td>
              <Table.Td>{item.toName ?? words.followUps.to[item.recipient]}</Table.Td>
              <Table.Td>
                <Anchor component="button" size="sm" underline="always" onClick={() => setShown(item)}>
                  {item.subject}
                </Anchor>
              </Table.Td>
              <Table.Td>{words.followUpStates[item.state]}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <More query={list} />
      <Modal opened={shown !== null} onClose={() => setShown(null)} title={shown?.subject} size="lg">
        <Stack gap="xs">
          <Text size="sm">
            {shown?.toName} {shown?.toAddress}
          </Text>
          <Text size="sm" className="wording">
            {shown?.text}
          </Text>
        </Stack>
      </Modal>
    </>
  );
}

function CaseLink({ id, number }: { id: string; number: number }) {
  return (
    <Anchor
      size="sm"
      underline="always"
      renderRoot={(props) => <Link to="/cases/$caseId" params={{ caseId: id }} {...props} />}
    >
      #{number}
    </Anchor>
  );
}

type Pages = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };

function More({ query }: { query: Pages }) {
  const words = useWords();
  if (!query.hasNextPage) return null;
  return (
    <Button variant="default" mt="sm" onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
      {words.actions.more}
    </Button>
  );
}
