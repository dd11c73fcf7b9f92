import { asksForTries } from '../domain/follow-ups/plan.js';
import type { Ladder } from '../domain/follow-ups/steps.js';
import { laddersOf } from '../follow-ups/firm-ladders.js';
import type { Tx } from '../platform/database/database.js';
import { budgetOf, triesOf } from './case-attempts.js';
import type { CaseRow } from './case.row.js';
import type { Circumstances } from './circumstances.js';

/** What a plan depends on beside the case and its circumstances. */
export type PlanFacts = {
  readonly ladders: readonly Ladder[];
  /** Whether a try is left for the RUC, one with other equipment included. */
  readonly triesLeft: boolean;
  /** When words of the client were last written down. */
  readonly lastAnswerAt: Date | null;
};

type Subject = { readonly row: CaseRow; readonly circumstances: Circumstances };

/** Equipment that nobody has tried with. */
const OTHER_EQUIPMENT = { browser: '\u{1}', network: '\u{1}', device: '\u{1}' };

/** What plans of these cases depend on as it stands now, by case. `ladders`: others than those that hold. */
export async function planFactsOf(
  tx: Tx,
  subjects: readonly Subject[],
  ladders?: readonly Ladder[],
): Promise<Map<string, PlanFacts>> {
  const standing = ladders ?? (await laddersOf(tx));
  const caseIds = subjects.map(({ row }) => row.id);
  const answers = await lastAnswers(tx, caseIds);
  const facts = new Map<string, PlanFacts>();
  for (const subject of subjects) {
    const { id } = subject.row;
    const triesLeft = standing.some((ladder) => asksForTries(ladder, subject.row))
      ? await hasTriesLeft(tx, subject)
      : true;
    facts.set(id, { ladders: standing, triesLeft, lastAnswerAt: answers.get(id) ?? subject.row.openedAt });
  }
  return facts;
}

async function hasTriesLeft(tx: Tx, { row, circumstances }: Subject): Promise<boolean> {
  const tries = await triesOf(tx, row, circumstances.client);
  const { refusal } = budgetOf(row, circumstances, tries, OTHER_EQUIPMENT, tx.now);
  return refusal === null || refusal === 'portal_down' || refusal === 'portal_outage';
}

async function lastAnswers(tx: Tx, caseIds: readonly string[]): Promise<Map<string, Date>> {
  const rows = await tx.query<{ caseId: string; at: Date }>(
    `select case_id as "caseId", max(given_at) as at from case_texts
      where firm_id = $1 and case_id = any($2::uuid[]) group by case_id`,
    [tx.firmId, caseIds],
  );
  return new Map(rows.map(({ caseId, at }) => [caseId, at]));
}
