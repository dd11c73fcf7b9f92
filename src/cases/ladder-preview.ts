import { localDateOf } from '../domain/calendar/zoned-time.js';
import { ladderFaults } from '../domain/follow-ups/check-ladders.js';
import type { PlannedFollowUp } from '../domain/follow-ups/planned-follow-up.js';
import { TEMPLATE_READERS } from '../domain/follow-ups/steps.js';
import type { Ladder } from '../domain/follow-ups/steps.js';
import { writeMessage } from '../notifications/message.js';
import type { Message } from '../notifications/message.js';
import type { Tx } from '../platform/database/database.js';
import type { Locale } from '../platform/http/locale.js';
import { Problem } from '../platform/http/problem.js';
import { followUpsOf } from './case-dates.js';
import { findCase } from './case-store.js';
import type { CaseRow } from './case.row.js';
import type { Circumstances } from './circumstances.js';
import { circumstancesOf } from './circumstances.js';
import type { LadderPreviewDto, LadderPreviewRequest } from './ladder.dto.js';
import { ladderErrors, rungOf } from './ladder-view.js';
import { planFactsOf } from './plan-facts.js';

/** When the steps would leave for a case as it stands, and with which words. Throws 404, 400 with a pointer to each fault. */
export async function previewLadder(
  tx: Tx,
  locale: Locale,
  { steps, caseId }: LadderPreviewRequest,
): Promise<LadderPreviewDto> {
  const row = await findCase(tx, caseId);
  const ladder: Ladder = { key: 'preview', name: 'preview', when: { stages: [row.stage] }, rungs: steps.map(rungOf) };
  const faults = ladderFaults(ladder, []);
  if (faults.length > 0) throw Problem.invalid(...ladderErrors(faults));
  const circumstances = await circumstancesOf(tx, row.clientId);
  const [facts] = (await planFactsOf(tx, [{ row, circumstances }], [ladder])).values();
  if (facts === undefined) throw new Error('no facts of a case that was asked for');
  const planned = followUpsOf(row, circumstances, facts, tx.now).filter(({ lastResort }) => !lastResort);
  const [firm] = await tx.query<{ name: string }>('select coalesce(mail_name, name) as name from firms where id = $1', [
    tx.firmId,
  ]);
  return {
    steps: planned.map((follow) => {
      const { subject, text } = messageFor(follow, row, circumstances, firm?.name ?? '', locale);
      const { step, recipient, dueAt, passed = false } = follow;
      return { step, recipient, dueAt: dueAt.toISOString(), passed, subject, text };
    }),
  };
}

/** The words as they would read on the day the step is due. */
function messageFor(
  { recipient, dueAt, context }: PlannedFollowUp,
  row: CaseRow,
  { firm, iess, client }: Circumstances,
  firmName: string,
  locale: Locale,
): Message {
  const audience = TEMPLATE_READERS[context.template];
  const { zone } = (recipient === 'client' ? iess : firm.calendar).place;
  const today = localDateOf(dueAt, zone);
  const anchoredOn =
    context.anchoredAt.length === 10 ? context.anchoredAt : localDateOf(new Date(context.anchoredAt), zone);
  const daysLeft = firm.calendar.businessDaysBetween(today, anchoredOn);
  return writeMessage({
    locale,
    caseNumber: row.number,
    clientName: client.legalName,
    firmName,
    toName: null,
    audience,
    insteadOfClient: context.insteadOf === 'client',
    today,
    step: { template: context.template, anchoredOn, daysLeft, late: false },
    folded: [],
    otherCases: [],
    question: row.verdict[locale].question?.text ?? null,
    visit: null,
    caseUrl: null,
  });
}
