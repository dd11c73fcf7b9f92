import { Injectable } from '@nestjs/common';
import { addDays } from '../domain/calendar/local-date.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import { instantAt, localDateOf } from '../domain/calendar/zoned-time.js';
import { sendOpening } from '../domain/follow-ups/send-window.js';
import { dueQuestion } from '../follow-ups/due-follow-ups.js';
import type { DueRow } from '../follow-ups/due-rows.js';
import { holdFollowUp, refuseEnded, skip, wakeAnew } from '../follow-ups/held-follow-up.js';
import { Ledger } from '../follow-ups/ledger.js';
import type { FollowUpView } from '../follow-ups/ledger.js';
import { recipientRulesOf } from '../follow-ups/judge-due-rows.js';
import type { Letter } from '../follow-ups/letters.js';
import { planNextSteps } from '../follow-ups/next-steps.js';
import { outcomesOf } from '../follow-ups/outcomes.js';
import type { Tx } from '../platform/database/database.js';
import { HttpSettings } from '../platform/http/http-settings.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import { recordCaseEvent } from './case-events.js';
import type { FollowUpSendingDto, SnoozeRequest } from './follow-up-requests.dto.js';

/** A year: what lies further away was mistyped. */
const MOST_DAYS_AHEAD = 366;

/** Who does it; `null`: the client, by a link. */
type Actor = { readonly userId: string } | null;

/**
 * What people do with a follow-up that has not ended: put it off, drop it, let it leave now. The row is locked and its
 * generation raised, so that either the worker or the person comes first, never both. Nothing leaves from here: the
 * worker sends, under the same promises as ever.
 */
@Injectable()
export class ChangeFollowUp {
  constructor(
    private readonly ledger: Ledger,
    private readonly settings: HttpSettings,
  ) {}

  /** Throws 404, 409 where it has ended, 400 for a date that has passed. Gives it with its new `wakeAt`. */
  async snooze(tx: Tx, actor: Actor, id: string, wanted: SnoozeRequest, dryRun: boolean): Promise<FollowUpView> {
    const row = await holdFollowUp(tx, id);
    refuseEnded(row);
    const wakeAt = await this.momentAfter(tx, row, wanted);
    const reason = 'snoozed';
    if (dryRun) return { ...(await this.ledger.followUp(tx, id)), wakeAt: wakeAt.toISOString(), reason };
    await wakeAnew(tx, id, { wakeAt, reason, snoozedBy: actor?.userId ?? null });
    await recordCaseEvent(tx, row.caseId, {
      kind: 'follow_up_snoozed',
      actorId: actor?.userId ?? null,
      byClient: actor === null,
      before: { wakeAt: row.wakeAt.toISOString() },
      after: { ...named(row), wakeAt: wakeAt.toISOString() },
      reason: wanted.reason,
    });
    return this.ledger.followUp(tx, id);
  }

  /** Throws 404, 409 where it has ended. One that is uncertain is settled by it. */
  async skip(tx: Tx, actor: { readonly userId: string }, id: string, reason: string): Promise<FollowUpView> {
    const row = await holdFollowUp(tx, id);
    refuseEnded(row);
    await skip(tx, [id], 'by_person');
    await planNextSteps(tx, [row.caseId]);
    await recordCaseEvent(tx, row.caseId, {
      kind: 'follow_up_skipped',
      actorId: actor.userId,
      after: named(row),
      reason,
    });
    return this.ledger.followUp(tx, id);
  }

  /**
   * Lets it leave now. Throws 404; 409 where it has ended, where it says what is no longer so, and where the recipient
   * is not written to now, with the next opening. Nobody may send at night.
   */
  async sendNow(tx: Tx, actor: { readonly userId: string }, id: string, dryRun: boolean): Promise<FollowUpSendingDto> {
    const row = await holdFollowUp(tx, id);
    refuseEnded(row);
    const letter = await this.letterNow(tx, row);
    if (!dryRun) {
      await wakeAnew(tx, id, { wakeAt: tx.now, reason: 'sent_by_hand', snoozedBy: null });
      await recordCaseEvent(tx, row.caseId, {
        kind: 'follow_up_hastened',
        actorId: actor.userId,
        after: { ...named(row), wasIn: row.state },
      });
    }
    const { addressee, message } = letter;
    const { fullName: toName = null, email: toAddress = null } = addressee.person ?? {};
    const { subject, text } = message;
    return { followUp: await this.ledger.followUp(tx, id), message: { toName, toAddress, subject, text } };
  }

  /** What the worker would do with it at this moment. */
  private async letterNow(tx: Tx, row: DueRow): Promise<Letter> {
    const due: DueRow = { ...row, state: 'planned', wakeAt: tx.now, tries: 0 };
    const outcomes = outcomesOf(await dueQuestion(tx, [due], [due], this.settings.publicUrl));
    const outcome = outcomes.find((one) => one.row.id === row.id);
    if (outcome?.act === 'send') return outcome.letter;
    if (outcome?.act === 'postpone') {
      throw Problem.conflict('follow_up.outside_hours', undefined, {
        reason: outcome.reason,
        nextOpening: outcome.until.toISOString(),
      });
    }
    throw Problem.conflict('follow_up.pointless', undefined, {
      reason: outcome?.act === 'skip' ? outcome.reason : 'superseded',
    });
  }

  /** Where putting off leads: the firm's send time of a day on which the recipient may be written to. */
  async momentAfter(tx: Tx, row: DueRow, { until, businessDays }: SnoozeRequest): Promise<Date> {
    if ((until === undefined) === (businessDays === undefined)) {
      throw Problem.invalid(fieldError('', 'snooze.one_of_two'));
    }
    const question = await dueQuestion(tx, [row], [row], this.settings.publicUrl);
    const found = recipientRulesOf(row, question);
    if (found === null) throw Problem.notFound();
    const { rules, times } = found;
    const today = localDateOf(tx.now, rules.zone);
    const on = until ?? times.calendar.addBusinessDays(today, businessDays ?? 1);
    refuseOutOfReach(on, today);
    const opening = sendOpening(instantAt(on, '00:00', rules.zone), rules);
    const day = opening.open ? on : localDateOf(opening.nextOpening, rules.zone);
    const atSendTime = instantAt(day, times.sendAt, rules.zone);
    const then = sendOpening(atSendTime, rules);
    return then.open ? atSendTime : then.nextOpening;
  }
}

function refuseOutOfReach(on: LocalDate, today: LocalDate): void {
  if (on <= today) throw Problem.invalid(fieldError('/until', 'date.passed', { today }));
  const last = addDays(today, MOST_DAYS_AHEAD);
  if (on > last) throw Problem.invalid(fieldError('/until', 'date.out_of_range', { first: today, last }));
}

const named = ({ id, step, recipient }: DueRow): Record<string, string> => ({ followUpId: id, step, recipient });
