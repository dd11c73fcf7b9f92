import { useSyncExternalStore } from 'react';

/** Whether the desk answers. `asOf`: when it last did. */
export type Line = { readonly isUp: boolean; readonly asOf: Date };

const ASK_MS = 5_000;
const watchers = new Set<() => void>();
let now: Line = { isUp: true, asOf: new Date() };
let asking: number | undefined;

function show(next: Line): void {
  const isNews = next.isUp !== now.isUp;
  now = next;
  if (isNews) watchers.forEach((watcher) => watcher());
}

/** No answer came: from now on it is asked whether the desk is back. */
function lost(): void {
  show({ isUp: false, asOf: now.asOf });
  asking ??= window.setInterval(() => void ask(), ASK_MS);
}

/** Any answer, a refusal too, says that the line is there. */
function found(): void {
  window.clearInterval(asking);
  asking = undefined;
  show({ isUp: true, asOf: new Date() });
}

async function ask(): Promise<void> {
  if (!navigator.onLine) return;
  await fetch('/health/live').then(found, () => undefined);
}

window.addEventListener('offline', lost);
window.addEventListener('online', () => void ask());

export const line = {
  lost,
  found,
  isUp: (): boolean => now.isUp,
  watch: (watcher: () => void) => {
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  },
};

export const useLine = (): Line => useSyncExternalStore(line.watch, () => now);
