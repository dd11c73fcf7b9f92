import type { CaseListItem, CaseView } from '../api/client';

type Dated = Pick<CaseListItem, 'stage' | 'waitingFor' | 'deadlineOn' | 'window'>;

/**
 * How a case stands against its dates, as the API tells it for one case: late on the day after; at risk when the deadline
 * falls before the window's last day; a wait for the client rests the window and not the deadline.
 */
export function riskIn({ stage, waitingFor, deadlineOn, window }: Dated, today: string): CaseView['risk'] {
  if (stage === 'resolved' || stage === 'closed') return 'none';
  const latest = window?.latest ?? null;
  if (deadlineOn !== null && deadlineOn < today) return 'late';
  if (waitingFor === 'client') return 'paused';
  if (latest !== null && latest < today) return 'late';
  if (latest !== null && deadlineOn !== null && deadlineOn < latest) return 'at_risk';
  if (latest === today || deadlineOn === today) return 'today';
  return latest === null && deadlineOn === null ? 'none' : 'on_time';
}
