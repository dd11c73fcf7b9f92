import { Badge, Group, Select, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client';
import type { Schemas } from '../api/client';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { useWords } from '../words/language';
import { useSetupWords } from '../words/setup-words';
import { LadderEditor } from './ladder-editor';

type Ladder = Schemas['LadderDto'];

/** When who hears what: one ladder at a time. */
export function LaddersPage() {
  const setup = useSetupWords().settings;
  const [id, setId] = useState<string | null>(null);
  const ladders = useQuery({
    queryKey: ['ladders'],
    refetchInterval: false,
    queryFn: () => answered(api.GET('/api/v1/ladders')),
  });
  const items = (ladders.data as { items: Ladder[] } | undefined)?.items ?? [];
  const ladder = items.find((one) => one.id === id) ?? items[0];
  const names = setup.ladderNames as Record<string, string>;
  const nameOf = ({ key, name, version }: Ladder): string => (version === 0 ? (names[key] ?? name) : name);
  return (
    <>
      <PageHead title={setup.pages.ladders} documentTitle={setup.pages.ladders} />
      <Text size="sm" c="dimmed" mb="sm">
        {setup.ladders.note}
      </Text>
      {ladders.error && <ProblemNote problem={ladders.error} onRetry={() => void ladders.refetch()} />}
      <Select
        label={setup.ladders.which}
        maw={560}
        mb="sm"
        allowDeselect={false}
        data={items.map((one) => ({ value: one.id, label: nameOf(one) }))}
        value={ladder?.id ?? null}
        onChange={setId}
      />
      {ladder ? (
        <>
          <Match ladder={ladder} />
          <LadderEditor key={`${ladder.id} ${ladder.version}`} ladder={ladder} />
        </>
      ) : (
        <Skeleton height={320} />
      )}
    </>
  );
}

/** Which cases the ladder is for. */
function Match({ ladder: { when, version, origin } }: { ladder: Ladder }) {
  const words = useWords();
  const setup = useSetupWords().settings.ladders;
  const stages = when.stages.map((stage) => words.stages[stage]);
  const scenarios = (when.scenarios ?? []).map((scenario) => words.scenarios[scenario]);
  const waits = (when.waitingFor ?? []).map((whom) => words.waitsFor[whom]);
  return (
    <Group gap="xs" mb="md">
      <Text size="sm">
        {setup.for}{' '}
        {[stages, scenarios, waits]
          .filter((part) => part.length > 0)
          .map((part) => part.join(', '))
          .join(' · ')}
      </Text>
      <Badge className="tag" variant="outline" color="gray">
        {origin === 'own' ? setup.own(version) : setup.shipped}
      </Badge>
    </Group>
  );
}
