import { useHotkeys } from '@mantine/hooks';
import { useSyncExternalStore } from 'react';

const PLACE = 'llavero-letters';
const watchers = new Set<() => void>();

const read = (): boolean => {
  try {
    return localStorage.getItem(PLACE) !== 'off';
  } catch {
    return true;
  }
};

/** Whether single letters do something (WCAG 2.1.4: they can be turned off). */
export const letters = {
  areOn: read,
  turn(on: boolean): void {
    try {
      localStorage.setItem(PLACE, on ? 'on' : 'off');
    } catch {
      // A closed store forgets it with the page.
    }
    watchers.forEach((watcher) => watcher());
  },
};

export const useLettersOn = (): boolean =>
  useSyncExternalStore((watcher) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  }, read);

/** Single letters for acts of a page. Off in fields, in dialogs and menus, and for those who turned them off. */
export function useLetters(acts: Readonly<Record<string, (() => void) | undefined>>): void {
  const on = useLettersOn();
  useHotkeys(
    Object.entries(acts).flatMap(([key, act]) =>
      act === undefined ? [] : [[key, () => on && !isLayerOpen() && act()] as [string, () => void]],
    ),
  );
}

/** A list of options that is not shown stays in the document: what counts is what is seen. */
export const isLayerOpen = (): boolean =>
  [...document.querySelectorAll('[role=dialog], [role=menu], [role=listbox]')].some(
    (layer) => layer.getClientRects().length > 0,
  );
