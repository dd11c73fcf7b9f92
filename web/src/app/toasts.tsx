import { Button, CloseButton, Group, Paper, Portal, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useWords } from '../words/language';

type Toast = { readonly id: number; readonly text: string; readonly undo?: () => Promise<unknown> };

const SHOWN_MS = 10_000;
const MOST = 3;
const watchers = new Set<() => void>();
let toasts: readonly Toast[] = [];
let serial = 0;

function show(next: readonly Toast[]): void {
  toasts = next;
  watchers.forEach((watcher) => watcher());
}

const drop = (id: number): void => show(toasts.filter((toast) => toast.id !== id));

/** Confirms what was done, for ten seconds. What went wrong stays where it was done and is no toast. */
export function confirmDone(text: string, undo?: () => Promise<unknown>): void {
  serial += 1;
  show([...toasts.slice(1 - MOST), { id: serial, text, undo }]);
}

/** The confirmations at the foot of the page; `z` undoes the newest that can be undone. */
export function Toasts() {
  const words = useWords();
  const shown = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => toasts,
  );
  useHotkeys([
    [
      'z',
      () => {
        const last = [...shown].reverse().find(({ undo }) => undo !== undefined);
        if (last !== undefined) void undone(last, words.toasts.undone);
      },
    ],
  ]);
  return (
    <Portal>
      <div className="toasts" role="status">
        {shown.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </div>
    </Portal>
  );
}

async function undone({ id, undo }: Toast, word: string): Promise<void> {
  drop(id);
  // What cannot be undone any more says so where it belongs: the page shows how it now stands.
  await undo?.().then(
    () => confirmDone(word),
    (problem: unknown) => confirmDone(problem instanceof Error ? problem.message : word),
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const words = useWords();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = window.setTimeout(() => drop(toast.id), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [held, toast.id]);
  return (
    <Paper
      withBorder
      shadow="sm"
      p="xs"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Group gap="xs" wrap="nowrap">
        <Text size="sm">{toast.text}</Text>
        {toast.undo !== undefined && (
          <Button size="compact-sm" variant="default" onClick={() => void undone(toast, words.toasts.undone)}>
            {words.toasts.undo}
          </Button>
        )}
        <CloseButton size="sm" aria-label={words.toasts.close} onClick={() => drop(toast.id)} />
      </Group>
    </Paper>
  );
}
