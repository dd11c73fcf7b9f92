import { useEffect, useRef, useSyncExternalStore } from 'react';

/** What the desk tells of a case: ids, a version and what kind of thing happened. Never any words. */
export type News = {
  readonly type: string;
  readonly id: string;
  readonly caseId: string;
  readonly version?: number;
  readonly kind: string;
  readonly actorId?: string | null;
  readonly at: string;
};

/** `reset`: something was missed, and what is shown has to be read anew. */
export type Told = News | 'reset';

const FOLLOW_UPS = ['sent', 'skipped', 'uncertain', 'parked', 'answered', 'snoozed', 'hastened'] as const;
const TYPES = ['case.changed', 'notification.created', ...FOLLOW_UPS.map((one) => `follow_up.${one}`)];
const AGAIN_MS = 30_000;

const listeners = new Set<(told: Told) => void>();
const watchers = new Set<() => void>();
let stream: EventSource | null = null;
let again: number | undefined;
let live = false;

function show(next: boolean): void {
  if (live === next) return;
  live = next;
  watchers.forEach((watcher) => watcher());
}

const tell = (told: Told): void => listeners.forEach((listener) => listener(told));

function open(): void {
  window.clearTimeout(again);
  if (stream !== null || document.visibilityState === 'hidden') return;
  const opened = new EventSource('/api/v1/events');
  stream = opened;
  opened.addEventListener('hello', () => show(true));
  opened.addEventListener('reset', () => {
    show(true);
    tell('reset');
  });
  for (const type of TYPES) opened.addEventListener(type, (event) => tell(JSON.parse(event.data as string) as News));
  opened.addEventListener('error', () => {
    show(false);
    // The browser comes back by itself, unless it was refused.
    if (opened.readyState !== EventSource.CLOSED) return;
    close();
    again = window.setTimeout(open, AGAIN_MS);
  });
}

function close(): void {
  window.clearTimeout(again);
  stream?.close();
  stream = null;
  show(false);
}

/** A page that nobody sees holds no line: browsers have few of them for one address. */
function followSight(): void {
  if (document.visibilityState === 'hidden') {
    close();
    return;
  }
  open();
  tell('reset');
}

/** Keeps the one stream of this tab open while the frame is there. */
export function useLiveLine(): void {
  useEffect(() => {
    open();
    document.addEventListener('visibilitychange', followSight);
    return () => {
      document.removeEventListener('visibilitychange', followSight);
      close();
    };
  }, []);
}

/** Hears what happens to the firm's cases for as long as the component is there. */
export function useNews(listener: (told: Told) => void): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    const hear = (told: Told): void => latest.current(told);
    listeners.add(hear);
    return () => void listeners.delete(hear);
  }, []);
}

/** Whether news come as they happen; else pages ask once a minute. */
export const useIsLive = (): boolean =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => live,
  );
