import {
  Anchor,
  Button,
  Group,
  Paper,
  SegmentedControl,
  SimpleGrid,
  Skeleton,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, api } from '../api/client';
import type { CaseListItem, Schemas } from '../api/client';
import { casesSearch } from '../app/cases-search';
import { Day, WindowDates } from '../parts/dates';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { CauseLabel, RiskTag, StageTag } from '../parts/tags';
import { useMe } from '../session/session';
import { useWords } from '../words/language';

type Count = Schemas['CountDto'];

/** How bad is it, in one line; and what to do now. */
export function TodayPage() {
  const words = useWords();
  const me = useMe();
  const [scope, setScope] = useState(me.role === 'agent' ? 'mine' : 'firm');
  const dashboard = useQuery({ queryKey: ['dashboard'], queryFn: () => answered(api.GET('/api/v1/dashboard')) });
  return (
    <>
      <PageHead
        documentTitle={words.today.title}
        title={
          <>
            {words.today.title}
            {dashboard.data && (
              <>
                {' · '}
                <Day on={dashboard.data.today} />
              </>
            )}
          </>
        }
      >
        <SegmentedControl
          aria-label={words.today.scope}
          value={scope}
          onChange={setScope}
          data={[
            { value: 'mine', label: words.today.mine },
            { value: 'firm', label: words.today.firm },
          ]}
        />
      </PageHead>
      {dashboard.error && <ProblemNote problem={dashboard.error} onRetry={() => void dashboard.refetch()} />}
      {dashboard.data ? <Tiles dashboard={dashboard.data} /> : <Skeleton height={84} />}
      <WhatNow mine={scope === 'mine'} />
    </>
  );
}

function Tiles({ dashboard }: { dashboard: Schemas['DashboardView'] }) {
  const words = useWords();
  const waiting = dashboard.waitingFor as unknown as Record<string, Count>;
  const tiles: [string, Count | undefined][] = [
    [words.tiles.overdue, dashboard.overdue],
    [words.tiles.dueToday, dashboard.dueToday],
    [words.tiles.atRisk, dashboard.atRisk],
    [words.tiles.myTurn, waiting.us],
    [words.tiles.waitingClient, waiting.client],
    [words.tiles.unassigned, dashboard.unassigned],
  ];
  return (
    <SimpleGrid cols={{ base: 3, sm: 6 }} mb="lg" spacing="xs">
      {tiles.map(([label, count]) => count && <Tile key={label} label={label} count={count} />)}
    </SimpleGrid>
  );
}

/** A number that leads to exactly those cases. */
function Tile({ label, count: { count, query } }: { label: string; count: Count }) {
  return (
    <Paper withBorder p="xs">
      <Anchor
        renderRoot={(props) => (
          <Link to="/cases" search={casesSearch(Object.fromEntries(new URLSearchParams(query)))} {...props} />
        )}
        underline="always"
        c={count === 0 ? 'dimmed' : undefined}
      >
        <Text size="xs" component="span" display="block">
          {label}
        </Text>{' '}
        <Text fz={24} fw={600} component="span" className="figures">
          {count}
        </Text>
      </Anchor>
    </Paper>
  );
}

function WhatNow({ mine }: { mine: boolean }) {
  const words = useWords();
  const query = { open: true, sort: '-costOfDelay' as const, limit: 25, ...(mine && { assignee: 'me' }) };
  const cases = useQuery({
    queryKey: ['cases', 'what-now', query],
    queryFn: () => answered(api.GET('/api/v1/cases', { params: { query } })),
  });
  if (cases.error) return <ProblemNote problem={cases.error} onRetry={() => void cases.refetch()} />;
  return (
    <section aria-labelledby="what-now">
      <Title order={2} fz="lg" mb="xs" id="what-now">
        {words.today.whatNow}
      </Title>
      <Stack gap="xs">
        {cases.data?.items.map((item) => (
          <CaseCard key={item.id} item={item} />
        ))}
        {cases.data?.items.length === 0 && <Text c="dimmed">{words.cases.nothingYet}</Text>}
      </Stack>
    </section>
  );
}

/** Two lines: who and how late; why and where. */
export function CaseCard({ item }: { item: CaseListItem }) {
  const words = useWords();
  return (
    <Paper withBorder p="sm" component="article" aria-label={`#${item.number} ${item.client.legalName}`}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Stack gap={4} miw={0}>
          <Group gap="xs">
            <RiskTag risk={item.risk.level} />
            <Text fw={600} truncate>
              {item.client.legalName}
            </Text>
            <Text c="dimmed" className="figures">
              #{item.number}
            </Text>
            <StageTag stage={item.stage} />
          </Group>
          <Group gap="md">
            <CauseLabel scenario={item.scenario} />
            <Text size="sm" c="dimmed">
              {words.waitsFor[item.waitingFor]}
            </Text>
            {item.deadlineOn !== null && (
              <Text size="sm">
                {words.cases.due} <Day on={item.deadlineOn} />
              </Text>
            )}
            {item.window && (
              <Text size="sm" c="dimmed">
                {words.cases.window} <WindowDates window={item.window} />
              </Text>
            )}
          </Group>
        </Stack>
        <Button
          renderRoot={(props) => <Link to="/cases/$caseId" params={{ caseId: item.id }} {...props} />}
          size="compact-md"
          variant="default"
          aria-label={`${words.actions.open} #${item.number}`}
        >
          {words.actions.open}
        </Button>
      </Group>
    </Paper>
  );
}
