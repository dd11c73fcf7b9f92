import { Anchor, Button, Menu, Modal, SegmentedControl, Stack, Table, Tabs, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, api } from '../api/client';
import type { Schemas } from '../api/client';
import { confirmDone } from '../app/toasts';
import { Moment } from '../parts/dates';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { useMay, useMe } from '../session/session';
import { momentText } from '../words/dates';
import { useLanguage, useWords } from '../words/language';

type Delivery = Schemas['DeliveryDto'];

type Tab = 'late' | 'today' | 'planned' | 'uncertain' | 'outbox';
type Query = { state?: 'planned' | 'uncertain'; when?: 'late' | 'today'; assignee?: 'me' };
type Scope = 'mine' | 'firm';

/** The tabs that count, each by the very query of its list. */
const COUNTED: readonly (readonly [tab: Exclude<Tab, 'outbox'>, query: Query])[] = [
  ['late', { when: 'late' }],
  ['today', { when: 'today' }],
  ['planned', { state: 'planned' }],
  ['uncertain', { state: 'uncertain' }],
];

/** What should have left, what will, what nobody knows has left, and every message as it was sent. */
export function FollowUpsPage() {
  const words = useWords();
  const navigate = useNavigate();
  const { tab = 'planned', scope: chosen } = useSearch({ from: '/frame/follow-ups' });
  const maySeeLetters = useMay('deliveries.read');
  const leads = useMay('cases.override');
  const scope: Scope = chosen ?? (leads || !maySeeLetters ? 'firm' : 'mine');
  const go = (to: { tab?: string; scope?: Scope }): void =>
    void navigate({ to: '/follow-ups', search: { tab, scope: chosen, ...to } });
  return (
    <>
      <PageHead title={words.followUps.title} documentTitle={words.followUps.title}>
        <SegmentedControl
          aria-label={words.today.scope}
          value={scope}
          onChange={(value) => go({ scope: value === 'mine' ? 'mine' : 'firm' })}
          data={[
            { value: 'mine', label: words.today.mine },
            { value: 'firm', label: words.today.firm },
          ]}
        />
      </PageHead>
      <Tabs value={tab} onChange={(value) => go({ tab: value ?? 'planned' })} keepMounted={false}>
        <Tabs.List>
          {COUNTED.map(([name, query]) => (
            <Tabs.Tab key={name} value={name}>
              {words.followUpTabs[name]} <Count query={scoped(query, scope)} />
            </Tabs.Tab>
          ))}
          {maySeeLetters && <Tabs.Tab value="outbox">{words.followUps.tabs.outbox}</Tabs.Tab>}
        </Tabs.List>
        {COUNTED.map(([name, query]) => (
          <Tabs.Panel key={name} value={name} pt="sm">
            <FollowUpTable query={scoped(query, scope)} />
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="outbox" pt="sm">
          {maySeeLetters && <Outbox />}
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

const scoped = (query: Query, scope: Scope): Query => (scope === 'mine' ? { ...query, assignee: 'me' } : query);

function Count({ query }: { query: Query }) {
  const { data } = useQuery({
    queryKey: ['follow-ups', 'count', query],
    queryFn: () => answered(api.GET('/api/v1/follow-ups', { params: { query: { ...query, count: true, limit: 1 } } })),
  });
  return <span className="figures">{data?.total ?? ''}</span>;
}

function FollowUpTable({ query }: { query: Query }) {
  const words = useWords();
  const list = useInfiniteQuery({
    queryKey: ['follow-ups', 'list', query],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/follow-ups', {
          params: { query: { ...query, limit: 50, ...(pageParam === null ? { count: true } : { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.error) return <ProblemNote problem={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <Text size="sm" role="status" mb="xs">
        {list.isSuccess && words.followUpTabs.count(list.data.pages[0]?.total ?? items.length)}
      </Text>
      <Table.ScrollContainer minWidth={640}>
        <Table>
          <Table.Tbody>
            {items.map((item) => (
              <Table.Tr key={item.id}>
                <Table.Td>
                  <Moment at={item.wakeAt} />
                </Table.Td>
                <Table.Td>
                  <CaseLink id={item.caseId} number={item.caseNumber} /> {item.clientName}
                </Table.Td>
                <Table.Td>{words.followUps.to[item.recipient]}</Table.Td>
                <Table.Td>{words.followUpStates[item.state]}</Table.Td>
                <Table.Td>
                  <Acts item={item} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <More query={list} />
    </>
  );
}

/** Put off by business days; what else is done with one is done on its case. */
function Acts({ item }: { item: Schemas['FollowUpItemDto'] }) {
  const words = useWords();
  const queries = useQueryClient();
  const may = useMay('follow_ups.write');
  const language = useLanguage();
  const { firm } = useMe();
  const snooze = useMutation({
    mutationFn: (businessDays: number) =>
      answered(
        api.POST('/api/v1/follow-ups/{id}/snooze', { params: { path: { id: item.id } }, body: { businessDays } }),
      ),
    onSuccess: ({ wakeAt }) => {
      confirmDone(words.followUpTabs.until(momentText(wakeAt, language, firm.zone, new Date().getFullYear())));
      void queries.invalidateQueries({ queryKey: ['follow-ups'] });
    },
  });
  if (!may || item.state !== 'planned') return null;
  return (
    <Menu>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          loading={snooze.isPending}
          aria-label={`${words.bulk.acts.snooze} #${item.caseNumber}`}
        >
          {words.bulk.acts.snooze}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {[1, 2, 5].map((days) => (
          <Menu.Item key={days} onClick={() => snooze.mutate(days)}>
            {words.followUpTabs.days(days)}
          </Menu.Item>
        ))}
        {snooze.error && <Menu.Label>{snooze.error.message}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
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
