import { Alert, Button, Group, List, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { CaseView } from '../api/client';
import { Moment } from '../parts/dates';
import { useWords } from '../words/language';
import { readCase } from './change';
import type { Trouble } from './change';
import { useDifferences } from './differences';
import { EventWords } from './event-words';

/** Somebody else changed the case: who, what and when; mine can be done upon theirs, or dropped. The text stays. */
export function StalePanel({ read, change }: { read: CaseView; change: Trouble }) {
  const words = useWords().casePage.stale;
  const fresh = useQuery({
    queryKey: ['case', read.id, 'since', read.version],
    staleTime: 0,
    queryFn: () => readCase(read.id),
  });
  const since = useQuery({
    queryKey: ['timeline', read.id, 'since', read.version],
    staleTime: 0,
    queryFn: () =>
      answered(api.GET('/api/v1/cases/{id}/timeline', { params: { path: { id: read.id }, query: { limit: 10 } } })),
  });
  const differences = useDifferences(read, fresh.data ?? read);
  const events = (since.data?.items ?? []).filter(({ at }) => Date.parse(at) > Date.parse(read.updatedAt));
  return (
    <Alert role="alert" color="blue" icon={<IconUsers size={18} aria-hidden />} title={words.title}>
      <List size="sm">
        {events.map((event) => (
          <List.Item key={event.id}>
            <Moment at={event.at} /> · {event.actorName ?? words.desk}: <EventWords event={event} />
          </List.Item>
        ))}
        {differences.map(({ label, was, now }) => (
          <List.Item key={label}>
            {label}: {was} → {now}
          </List.Item>
        ))}
      </List>
      <Text size="sm" mt="xs">
        {words.kept}
      </Text>
      <Group mt="xs" gap="xs">
        <Button
          size="compact-md"
          loading={fresh.isPending}
          onClick={() => fresh.data !== undefined && change.again(fresh.data.version)}
        >
          {words.apply}
        </Button>
        <Button size="compact-md" variant="default" onClick={change.reset}>
          {words.discard}
        </Button>
      </Group>
    </Alert>
  );
}
