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
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { answered, api } from '../api/client';
import type { Schemas } from '../api/client';
import { searchOf } from '../app/cases-search';
import { useNews } from '../app/live';
import { CaseCard } from '../parts/case-card';
import { Day } from '../parts/dates';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { ChangesChip } from '../queue/changes-chip';
import { useHeldList } from '../queue/held-list';
import { RowAct } from '../queue/row-act';
import { useMay, useMe } from '../session/session';
import { useWords } from '../words/language';

/** For newcomers only: nobody else waits for it. */
const FirstSteps = lazy(() => import('../parts/first-steps'));

type Count = Schemas['CountDto'];
type Scope = 'mine' | 'firm';
const SHOWN = 25;

/** How bad is it, in one line; and what to do now. */
export function TodayPage() {
  const words = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/today' });
  // Who works cases begins with their own.
  const scope: Scope =
    search.scope ??
    (me.permissions.includes('cases.override') || !me.permissions.includes('cases.write') ? 'firm' : 'mine');
  const dashboard = useQuery({
    queryKey: ['dashboard', scope],
    queryFn: () => answered(api.GET('/api/v1/dashboard', { params: { query: { scope } } })),
    placeholderData: keepPreviousData,
  });
  useNews(() => void dashboard.refetch());
  return (
    <>
      <PageHead documentTitle={words.today.title} title={<Heading today={dashboard.data?.today} />}>
        <SegmentedControl
          aria-label={words.today.scope}
          value={scope}
          onChange={(value) => void navigate({ to: '/today', search: { scope: value === 'mine' ? 'mine' : 'firm' } })}
          data={[
            { value: 'mine', label: words.today.mine },
            { value: 'firm', label: words.today.firm },
          ]}
        />
      </PageHead>
      <Suspense>
        <FirstSteps />
      </Suspense>
      {dashboard.error && <ProblemNote problem={dashboard.error} onRetry={() => void dashboard.refetch()} />}
      {dashboard.data ? <Tiles dashboard={dashboard.data} /> : <Skeleton height={84} mb="lg" />}
      <WhatNow scope={scope} dashboard={dashboard.data} />
      {dashboard.data && <Turns visits={dashboard.data.appointmentsToday} />}
    </>
  );
}

function Heading({ today }: { today: string | undefined }) {
  const words = useWords();
  if (today === undefined) return words.today.title;
  return (
    <>
      {words.today.title} · <Day on={today} />
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
    [words.glance.clientAnswered, dashboard.clientAnswered],
    [words.tiles.waitingClient, waiting.client],
    [words.tiles.unassigned, dashboard.unassigned],
  ];
  return (
    <SimpleGrid cols={{ base: 4, sm: 4, lg: 7 }} mb="lg" spacing="xs" className="tiles">
      {tiles.map(([label, count]) => count && <Tile key={label} label={label} count={count} />)}
    </SimpleGrid>
  );
}

/** A number that leads to exactly those cases. */
function Tile({ label, count: { count, query } }: { label: string; count: Count }) {
  return (
    <Paper withBorder className="tile">
      <Anchor
        renderRoot={(props) => <Link to="/cases" search={searchOf(query)} {...props} />}
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

function WhatNow({ scope, dashboard }: { scope: Scope; dashboard: Schemas['DashboardView'] | undefined }) {
  const words = useWords();
  const list = useHeldList({ open: true, sort: '-costOfDelay', ...(scope === 'mine' && { assignee: 'me' }) }, SHOWN);
  const waiting = (dashboard?.waitingFor as unknown as Record<string, Count> | undefined)?.client?.count ?? 0;
  return (
    <section aria-labelledby="what-now">
      <Group justify="space-between" mb="xs">
        <Title order={2} fz="lg" id="what-now">
          {words.today.whatNow}
        </Title>
        <ChangesChip list={list} />
      </Group>
      {list.error && <ProblemNote problem={list.error} onRetry={list.apply} />}
      {list.isLoading && <Skeleton height={SHOWN * 20} />}
      <Stack gap="xs" mb="lg">
        {list.rows.slice(0, SHOWN).map((item) => (
          <CaseCard
            key={item.id}
            item={item}
            gone={list.gone.has(item.id)}
            act={<RowAct item={item} today={dashboard?.today ?? null} />}
          />
        ))}
        {list.total === 0 && <Text c="dimmed">{words.glance.nothingUrgent(waiting)}</Text>}
        {list.total > SHOWN && (
          <Anchor
            renderRoot={(props) => <Link to="/cases" search={searchOf(list.query)} {...props} />}
            underline="always"
            size="sm"
          >
            {words.glance.allCases(list.total)}
          </Anchor>
        )}
      </Stack>
    </section>
  );
}

/** Whom the day takes to the counter. */
function Turns({ visits }: { visits: Schemas['AppointmentTodayDto'][] }) {
  const words = useWords();
  const mayPrint = useMay('cases.write');
  return (
    <section aria-labelledby="turns">
      <Title order={2} fz="lg" mb="xs" id="turns">
        {words.glance.turns}
      </Title>
      {visits.length === 0 && <Text c="dimmed">{words.glance.noTurns}</Text>}
      <Stack gap="xs">
        {visits.map((visit) => (
          <Paper withBorder p="sm" component="article" key={visit.appointmentId} aria-label={`#${visit.caseNumber}`}>
            <Group justify="space-between">
              <Group gap="sm">
                <Text fw={600} className="figures">
                  {visit.at}
                </Text>
                <Text>{visit.officeName}</Text>
                {visit.turnNumber !== null && (
                  <Text size="sm" c="dimmed">
                    {words.glance.turn} {visit.turnNumber}
                  </Text>
                )}
                <Anchor
                  renderRoot={(props) => <Link to="/cases/$caseId" params={{ caseId: visit.caseId }} {...props} />}
                  underline="always"
                  size="sm"
                >
                  #{visit.caseNumber} {visit.clientName}
                </Anchor>
              </Group>
              {mayPrint && (
                <Button component="a" href={`/cases/${visit.caseId}/packet`} size="compact-md" variant="default">
                  {words.glance.packet}
                </Button>
              )}
            </Group>
          </Paper>
        ))}
      </Stack>
    </section>
  );
}
