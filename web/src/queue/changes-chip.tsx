import { Button, VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useLetters } from '../app/keys';
import { useWords } from '../words/language';

const ANNOUNCED_EVERY_MS = 30_000;

/** What has changed about a list that is being read; shown when the reader asks for it, by click or by the full stop. */
export function ChangesChip({ list: { pending, apply } }: { list: { pending: number; apply: () => void } }) {
  const words = useWords();
  const told = useTold(pending === 0 ? '' : words.queue.changes(pending));
  useLetters({ '.': pending > 0 ? apply : undefined });
  return (
    <>
      {pending > 0 && (
        <Button size="compact-sm" variant="light" onClick={apply}>
          {words.queue.changes(pending)}
        </Button>
      )}
      <VisuallyHidden role="status">{told}</VisuallyHidden>
    </>
  );
}

/** The text, but not told anew more often than every half minute: whoever has it read aloud works meanwhile. */
function useTold(text: string): string {
  const [told, setTold] = useState('');
  const last = useRef(-Infinity);
  useEffect(() => {
    const wait = text === '' ? 0 : Math.max(0, last.current + ANNOUNCED_EVERY_MS - performance.now());
    const timer = window.setTimeout(() => {
      last.current = performance.now();
      setTold(text);
    }, wait);
    return () => window.clearTimeout(timer);
  }, [text]);
  return told;
}
