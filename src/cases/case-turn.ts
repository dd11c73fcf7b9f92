import type { LocalDate } from '../domain/calendar/local-date.js';
import type { WaitingFor } from '../domain/lifecycle/stages.js';
import type { CaseRow } from './case.row.js';

/** Gives the turn to somebody; the caller records and saves it. */
export function giveTurn(row: CaseRow, to: WaitingFor, until: LocalDate | null, now: Date): void {
  row.waitingSince = to === 'us' ? null : row.waitingFor === to ? row.waitingSince : now;
  row.waitingFor = to;
  row.waitingUntil = to === 'us' ? null : until;
}
