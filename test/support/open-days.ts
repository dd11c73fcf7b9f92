import type { Api } from './api.js';

const DAY_MS = 86_400_000;

export type CalendarDay = { date: string; iessOpen: boolean; firmOpen: boolean };

/** Today and so many days on, as UTC has it. */
export const onDay = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** The days ahead from the third on, on which IESS and the firm work. */
export async function openDays(api: Api, canton = 'Quito'): Promise<string[]> {
  const days = await api.get<{ items: CalendarDay[] }>(
    `/calendar/days?from=${onDay(3)}&to=${onDay(40)}&canton=${canton}`,
  );
  return days.body.items.filter(({ iessOpen, firmOpen }) => iessOpen && firmOpen).map(({ date }) => date);
}
