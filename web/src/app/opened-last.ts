/** The last things that somebody opened from the palette, for this tab only: names of clients stay in no store for long. */
export type Opened = { readonly label: string; readonly to: string };

const PLACE = 'llavero-opened';
const MOST = 7;

export function openedLast(): Opened[] {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE) ?? '[]') as Opened[];
  } catch {
    return [];
  }
}

export function rememberOpened(opened: Opened): void {
  if (!/^\/(cases|clients)\/[0-9a-f-]{36}$/.test(opened.to)) return;
  const others = openedLast().filter(({ to }) => to !== opened.to);
  try {
    sessionStorage.setItem(PLACE, JSON.stringify([opened, ...others].slice(0, MOST)));
  } catch {
    // Without a store nothing is remembered.
  }
}
