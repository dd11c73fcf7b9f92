import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { keptTexts } from '../parts/draft';
import { useMe } from '../session/session';
import { useWords } from '../words/language';
import { outbox, useOutbox } from './outbox';

/** What would be lost by leaving now; both zero: nothing. */
export function useUnsaved(): { drafts: number; waiting: number } {
  const { id } = useMe();
  const { waiting } = useOutbox();
  return { drafts: keptTexts.count(id), waiting: waiting.length };
}

type Shown = { onStay: () => void; onLeave: () => void };

/** Says how much was not saved, and leaves it to the person. The next one at this browser finds nothing of it. */
export function LeaveDialog({ onStay, onLeave }: Shown) {
  const words = useWords().leaving;
  const { drafts, waiting } = useUnsaved();
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
