import { Alert } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useMe } from '../session/session';
import { timeText } from '../words/dates';
import { useWords } from '../words/language';
import { useLine } from './line';
import { useOutbox } from './outbox';

/** Says that the line is away, since when, and what waits for it. */
export function LineStrip() {
  const words = useWords();
  const { firm } = useMe();
  const { isUp, asOf } = useLine();
  const { waiting } = useOutbox();
  return (
    <div role="status">
      {!isUp && (
        <Alert className="line-strip" color="gray" icon={<IconPlugConnectedX size={18} aria-hidden />} mb="sm">
          {words.line.offline(timeText(asOf.toISOString(), firm.zone))}{' '}
          {waiting.length > 0 && words.line.waiting(waiting.length)}
        </Alert>
      )}
    </div>
  );
}
