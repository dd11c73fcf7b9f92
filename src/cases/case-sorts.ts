import { DELAY_KEY } from './case-filter.js';

/** What a list may be ordered by: the sorted value as text that sorts like it, so that one cursor fits all. */
export const SORTS = {
  openedAt: { value: `to_char(c.opened_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`, direction: 'asc' },
  '-openedAt': { value: `to_char(c.opened_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`, direction: 'desc' },
  '-updatedAt': { value: `to_char(c.updated_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`, direction: 'desc' },
  deadlineOn: { value: `coalesce(c.deadline_on::text, '9999-12-31')`, direction: 'asc' },
  windowLatestOn: { value: `coalesce(c.window_latest_on::text, '9999-12-31')`, direction: 'asc' },
  /** The dearest first: see `delayKey` in the domain. */
  '-costOfDelay': { value: DELAY_KEY, direction: 'asc' },
  costOfDelay: { value: DELAY_KEY, direction: 'desc' },
  number: { value: `lpad(c.number::text, 10, '0')`, direction: 'asc' },
} as const;

export const CASE_SORTS = Object.keys(SORTS) as (keyof typeof SORTS)[];
export type CaseSort = keyof typeof SORTS;
