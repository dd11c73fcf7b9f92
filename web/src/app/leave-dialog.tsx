import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { keptTexts } from '../parts/draft';
import { useMe } from '../session/session';
import { useWords } from '../words/language';
import { outbox, useOutbox } from './outbox';

type Shown = { onStay: () => void; onLeave: () => void };

/** Says how much was not saved, and leaves it to the person. The next one at this browser finds nothing of it. */
export function LeaveDialog({ onStay, onLeave }: Shown) {
  const words = useWords().leaving;
  const me = useMe();
  const drafts = keptTexts.count(me.id);
  const waiting = useOutbox().waiting.length;
  const leave = (): void => {
    outbox.empty();
    onLeave();
  };
  return (
    <Modal opened onClose={onStay} title={words.title}>
      <Stack>
        {drafts > 0 && <Text size="sm">{words.drafts(drafts)}</Text>}
        {waiting > 0 && <Text size="sm">{words.waiting(waiting)}</Text>}
        <Group>
          <Button onClick={onStay}>{words.stay}</Button>
          <Button variant="default" onClick={leave}>
            {words.leave}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
