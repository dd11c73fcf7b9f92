import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { CaseListItem } from '../api/client';
import { useLetters } from '../app/keys';
import type { QueueActs } from './queue-acts';
import type { Selection } from './selection';

/** The row that the keys stand on, by id: it stays the same case when the list changes around it. */
export type Cursor = {
  readonly id: string | null;
  readonly pick: (id: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

type Listed = { rows: readonly CaseListItem[]; show: (index: number) => void };

export function useCursor({ rows, show }: Listed, selection: Selection, acts: QueueActs): Cursor {
  const navigate = useNavigate();
  const [id, setId] = useState<string | null>(null);
  const wantsFocus = useRef(false);
  const found = rows.findIndex((row) => row.id === id);
  const at = Math.max(0, found);
  const current = rows[at];

  const go = useCallback(
    (to: number): CaseListItem | undefined => {
      const next = Math.max(0, Math.min(rows.length - 1, to));
      const row = rows[next];
      if (row === undefined) return undefined;
      wantsFocus.current = true;
      setId(row.id);
      show(next);
      return row;
    },
    [rows, show],
  );
  useEffect(() => {
    if (!wantsFocus.current || id === null) return;
    // A row that was far away is drawn in the next frame.
    const frame = requestAnimationFrame(() => {
      wantsFocus.current = false;
      document.getElementById(`row-${id}`)?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  });

  const open = (): void => {
    if (current) void navigate({ to: '/cases/$caseId', params: { caseId: current.id } });
  };
  const toggle = (): void => current && selection.toggle(current);
  const extend = (step: number): void => {
    const row = go(at + step);
    if (current && row) selection.add([current, row]);
  };
  const next = (): unknown => go(found < 0 ? 0 : at + 1);
  useLetters({
    j: () => void next(),
    k: () => void go(at - 1),
    x: toggle,
    a: acts.on(current, 'assign'),
    i: acts.assignMe(current),
    m: acts.on(current, 'move'),
    n: acts.on(current, 'note'),
    s: acts.on(current, 'snooze'),
  });

  const steps: Record<string, () => void> = {
    ArrowDown: () => void next(),
    ArrowUp: () => void go(at - 1),
    'shift ArrowDown': () => extend(1),
    'shift ArrowUp': () => extend(-1),
    Home: () => void go(0),
    End: () => void go(rows.length - 1),
    Enter: open,
    ' ': () => current && acts.peek(current),
    'mod a': () => void selection.addAll(),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (
      event.target instanceof HTMLElement &&
      event.target.closest('a, button, input') !== null &&
      event.key !== 'ArrowDown' &&
      event.key !== 'ArrowUp'
    )
      return;
    const held = event.ctrlKey || event.metaKey ? 'mod ' : event.shiftKey ? 'shift ' : '';
    const step = steps[held + event.key];
    if (step === undefined) return;
    event.preventDefault();
    step();
  };
  return { id: current?.id ?? null, pick: setId, onKeyDown };
}
