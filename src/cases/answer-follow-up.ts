import { Injectable } from '@nestjs/common';
import { instantAt } from '../domain/calendar/zoned-time.js';
import { isOpen } from '../domain/lifecycle/stages.js';
import type { DueRow } from '../follow-ups/due-rows.js';
import {
  askingTheSame,
  caseOfFollowUp,
  holdFollowUp,
  markAnswered,
  skip,
  WAITING,
} from '../follow-ups/held-follow-up.js';
import { triage } from '../domain/triage/triage.js';
import { Ledger } from '../follow-ups/ledger.js';
import { planNextSteps } from '../follow-ups/next-steps.js';
import type { Tx } from '../platform/database/database.js';
import { CaseDates } from './case-dates.js';
import { recordCaseEvent, recordChange } from './case-events.js';
import { lockCaseAsItIs, saveCase } from './case-store.js';
import { keepText } from './case-texts.js';
import type { CaseRow } from './case.row.js';
import type { Circumstances } from './circumstances.js';
import { circumstancesOf } from './circumstances.js';
import { Retriage } from './retriage.js';

/** An answer to a follow-up. `actorId` is who wrote it down; null: the client did, by a link. */
export type FollowUpAnswer = {
  readonly by: 'client' | 'staff';
  readonly actorId: string | null;
  readonly text: string | null;
  /** Which of the links of a mail it came by. */
  readonly link?: 'solved' | 'help';
};

/**
 * Writes down that a follow-up was answered. The client's answer makes it our turn and ends the steps that would ask the
 * same again, and its words are evidence: they give a new verdict. What staff did themselves ends the step alone. Only
 * people answer: nothing that Llavero sends does.
 */
@Injectable()
export class AnswerFollowUp {
  constructor(
    private readonly dates: CaseDates,
    private readonly ledger: Ledger,
    private readonly retriage: Retriage,
  ) {}

  /** Throws 404. A follow-up that was answered already is answered anew: the history keeps both. */
  async run(tx: Tx, followUpId: string, answer: FollowUpAnswer): Promise<void> {
    const row = await lockCaseAsItIs(tx, await caseOfFollowUp(tx, followUpId));
    const followUp = await holdFollowUp(tx, followUpId);
    await markAnswered(tx, followUpId, answer.by);
    if (WAITING.includes(followUp.state)) await skip(tx, [followUpId], 'answered');
    await recordCaseEvent(tx, row.id, await eventOf(tx, row, followUp, answer));
    if (answer.by === 'client' && isOpen(row.stage)) await this.takeTurn(tx, row, followUp, answer);
    await planNextSteps(tx, [row.id]);
  }

  private async takeTurn(tx: Tx, row: CaseRow, followUp: DueRow, { actorId, text }: FollowUpAnswer): Promise<void> {
    const circumstances = await circumstancesOf(tx, row.clientId);
    const pointless = await askingTheSame(tx, followUp);
    await skip(
      tx,
      pointless.map(({ id }) => id),
      'client_answered',
    );
    if (row.waitingFor === 'client') {
      Object.assign(row, { waitingFor: 'us', waitingSince: null, waitingUntil: null });
      await recordChange(tx, row, {
        kind: 'waiting_changed',
        actorId,
        byClient: actorId === null,
        after: { waitingFor: row.waitingFor, because: 'client_answered' },
      });
    }
    if (text === null) {
      await this.dates.setWindow(tx, row, circumstances);
      await this.dates.replan(tx, row, circumstances);
    } else {
      await keepAsEvidence(tx, row, followUp, { actorId, text });
      await this.retriage.run(tx, actorId, row, circumstances);
    }
    await this.neverLeaveAlone(tx, row, circumstances);
    await saveCase(tx, row);
  }

  /** An answer may end all that was planned: then somebody reads it the next business day at the latest. */
  private async neverLeaveAlone(tx: Tx, row: CaseRow, { firm, today }: Circumstances): Promise<void> {
    if ((await this.ledger.nextFollowUpAt(tx, row.id)) !== null) return;
    const on = firm.calendar.addBusinessDays(today, 1);
    await this.ledger.add(tx, row.id, row.planRevision, {
      step: 'answer_review',
      recipient: 'assignee',
      dueAt: instantAt(on, firm.sendAt, firm.calendar.place.zone),
      context: {
        template: 'case_review',
        stage: row.stage,
        scenario: row.scenario,
        anchor: 'now',
        anchoredAt: tx.now.toISOString(),
        offset: { businessDays: 1 },
        stopsWhen: ['stage_left'],
      },
    });
  }
}

/** What the client said is evidence like any other: kept without its secrets, and seen by the next verdict. */
async function keepAsEvidence(
  tx: Tx,
  row: CaseRow,
  { id: followUpId }: DueRow,
  { actorId, text }: { actorId: string | null; text: string },
): Promise<void> {
  const said = triage({ text });
  await keepText(tx, row.id, said.redactedText, said.secretsFound);
  await recordChange(tx, row, {
    kind: 'evidence_added',
    actorId,
    byClient: actorId === null,
    after: { text: said.redactedText, secretsFound: said.secretsFound, followUpId },
  });
}

async function eventOf(tx: Tx, row: CaseRow, { id, step, recipient }: DueRow, answer: FollowUpAnswer) {
  const { by, actorId, text, link } = answer;
  return {
    kind: 'follow_up_answered' as const,
    actorId,
    byClient: actorId === null,
    after: {
      followUpId: id,
      step,
      recipient,
      by,
      ...(text === null ? {} : { text }),
      ...(link === undefined ? {} : { link }),
      told: by === 'client' ? await whoElse(tx, row) : [],
    },
  };
}

/** Where nobody works on the case, whoever answers for the firm is told. */
async function whoElse(tx: Tx, { assigneeId }: CaseRow): Promise<string[]> {
  if (assigneeId !== null) return [];
  const rows = await tx.query<{ id: string }>(
    `select id from users where firm_id = $1 and active and role in ('supervisor', 'owner')
      order by role = 'supervisor' desc, created_at, id limit 1`,
    [tx.firmId],
  );
  return rows.map(({ id }) => id);
}
