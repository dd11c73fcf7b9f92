import type { CaseListItem, CaseView } from '../api/client';

type Dated = Pick<CaseListItem, 'stage' | 'waitingFor' | 'deadlineOn' | 'window'>;
type Risk = CaseView['risk'];

const isBefore = (on: string | null | undefined, other: string | null | undefined): boolean =>
  typeof on === 'string' && typeof other === 'string' && on < other;

/** The first that holds is how a case stands against its dates; the API tells the same of one case. */
const RULES: readonly [Risk, (item: Dated, today: string) => boolean][] = [
  ['none', ({ stage }) => stage === 'resolved' || stage === 'closed'],
  ['late', ({ deadlineOn }, today) => isBefore(deadlineOn, today)],
  ['paused', ({ waitingFor }) => waitingFor === 'client'],
  ['late', ({ window }, today) => isBefore(window?.latest, today)],
  ['at_risk', ({ deadlineOn, window }) => isBefore(deadlineOn, window?.latest)],
  ['today', ({ deadlineOn, window }, today) => deadlineOn === today || window?.latest === today],
  ['on_time', ({ deadlineOn, window }) => deadlineOn !== null || window !== null],
];

/** How a case in a list stands against its dates on a day. */
export const riskIn = (item: Dated, today: string): Risk =>
  RULES.find(([, holds]) => holds(item, today))?.[0] ?? 'none';
