import { Button, CloseButton, Group, Paper, Text } from '@mantine/core';
import { useWords } from '../words/language';
import type { HeldList } from './held-list';
import type { BulkAct, QueueActs } from './queue-acts';
import type { Selection } from './selection';

const ACTS: readonly BulkAct[] = ['assign', 'move', 'note', 'snooze', 'close'];

/** What can be done with the cases that are chosen. */
export function ActionBar({ selection, acts, list }: { selection: Selection; acts: QueueActs; list: HeldList }) {
  const words = useWords();
  const { size } = selection.chosen;
  if (size === 0) return null;
  return (
    <Paper withBorder shadow="md" p="xs" className="action-bar" role="region" aria-label={words.queue.selected(size)}>
      <Group gap="xs">
        <Text size="sm" fw={600} role="status">
          {words.queue.selected(size)}
        </Text>
        {list.total > size && (
          <Button size="compact-sm" variant="subtle" onClick={() => void selection.addAll()}>
            {words.queue.selectAll(list.total)}
          </Button>
        )}
        {ACTS.map((act) => (
          <Button key={act} size="compact-sm" variant="default" onClick={acts.on(undefined, act)}>
            {words.bulk.acts[act]}
          </Button>
        ))}
        <CloseButton size="sm" aria-label={words.queue.unselect} onClick={selection.clear} />
      </Group>
    </Paper>
  );
}
