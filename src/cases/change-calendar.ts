import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import type { ClosureChange } from '../calendar/closure-changes.js';
import { closureView, planClosures, writeClosures } from '../calendar/closure-changes.js';
import type {
  CalendarChangeDto,
  CalendarChangeRequest,
  FixedDateDto,
  MovedDateDto,
} from '../calendar/closure-changes.dto.js';
import { movedContributionForms } from '../calendar/contribution-forms.js';
import { holdCalendarAlone } from '../calendar/firm-closures.js';
import type { Tx } from '../platform/database/database.js';
import type { CaseEffect } from './case-calendar-effect.js';
import { effectOn, windowEnds } from './case-calendar-effect.js';
import { CaseDates, putWindow } from './case-dates.js';
import { recordChange } from './case-events.js';
import { saveCase } from './case-store.js';
import { endedCasesUnder, openCasesUnder } from './cases-under-change.js';

type Effects = { readonly cases: readonly CaseEffect[]; readonly fixed: readonly FixedDateDto[] };

/** Changes the firm's calendar, and with it the dates of the open cases that it moves. */
@Injectable()
export class ChangeCalendar {
  constructor(
    private readonly dates: CaseDates,
    private readonly audit: Audit,
  ) {}

  /** What the change would do. The transaction is closed to writing first. Throws 400, 404. */
  async preview(tx: Tx, actorId: string, request: CalendarChangeRequest): Promise<CalendarChangeDto> {
    await tx.query('set transaction read only');
    const change = await planClosures(tx, actorId, request);
    return report(tx, change, await effectsOf(tx, change, false), true);
  }

  /** Does what the preview says at that moment, all of it or nothing. Throws 400, 404. */
  async apply(tx: Tx, actorId: string, request: CalendarChangeRequest): Promise<CalendarChangeDto> {
    await holdCalendarAlone(tx);
    const change = await planClosures(tx, actorId, request);
    const effects = await effectsOf(tx, change, true);
    const done = report(tx, change, effects, false);
    const reason = request.reason ?? null;
    await writeClosures(tx, change);
    for (const effect of effects.cases) await this.applyTo(tx, actorId, effect, reason);
    await this.audit.record(tx, {
      action: 'calendar.changed',
      actorId,
      subjectKind: 'calendar',
      subjectId: null,
      before: { closures: done.removed },
      after: { closures: done.added, counts: done.counts },
      reason,
    });
    return done;
  }

  private async applyTo(tx: Tx, actorId: string, effect: CaseEffect, reason: string | null): Promise<void> {
    const { row, window, after, moved } = effect;
    const datesOf = (side: 'from' | 'to'): object[] => moved.map((date) => ({ ...nameOf(date), at: date[side] }));
    putWindow(row, window);
    await this.dates.replan(tx, row, after);
    await recordChange(tx, row, {
      kind: 'calendar_changed',
      actorId,
      before: { dates: datesOf('from') },
      after: { dates: datesOf('to') },
      reason,
    });
    await saveCase(tx, row);
  }
}

const nameOf = ({ what, step }: MovedDateDto): object => (step === null ? { what } : { what, step });

async function effectsOf(tx: Tx, change: ClosureChange, lock: boolean): Promise<Effects> {
  const open = await openCasesUnder(tx, change, lock);
  const handSet = open.flatMap(({ row, before, after }): FixedDateDto[] => {
    const { deadlineOn: on } = row;
    if (on === null || before.iess.isOpen(on) === after.iess.isOpen(on)) return [];
    const clientName = after.client.legalName;
    return [{ what: 'deadline', caseId: row.id, caseNumber: row.number, clientName, on, why: 'hand_set' }];
  });
  const ended = (await endedCasesUnder(tx, change)).flatMap((subject): FixedDateDto[] => {
    const [was, will] = windowEnds(subject);
    const { id: caseId, number: caseNumber, windowLatestOn: on } = subject.row;
    if (was === will || on === null) return [];
    return [
      { what: 'window_latest', caseId, caseNumber, clientName: subject.after.client.legalName, on, why: 'closed' },
    ];
  });
  const cases = open.map(effectOn).filter((effect): effect is CaseEffect => effect !== null);
  return { cases, fixed: [...handSet, ...ended] };
}

function report(tx: Tx, change: ClosureChange, { cases, fixed }: Effects, dryRun: boolean): CalendarChangeDto {
  const forms = movedContributionForms(change, tx.now);
  const moved = [...cases.flatMap((effect) => effect.moved), ...forms].sort(byUrgency);
  const countOf = (...whats: MovedDateDto['what'][]) => moved.filter(({ what }) => whats.includes(what)).length;
  return {
    dryRun,
    added: change.added.map(closureView),
    removed: change.removed.map(closureView),
    counts: {
      cases: cases.length,
      windows: countOf('window_earliest', 'window_latest'),
      followUps: countOf('follow_up'),
      deadlines: forms.length,
      crossing: moved.filter(({ crossesDeadline }) => crossesDeadline).length,
    },
    moved,
    fixed,
  };
}

function byUrgency(one: MovedDateDto, other: MovedDateDto): number {
  const dateOf = ({ to, from }: MovedDateDto): string => to ?? from ?? '';
  return (
    Number(other.crossesDeadline) - Number(one.crossesDeadline) ||
    dateOf(one).localeCompare(dateOf(other), 'en') ||
    (one.caseNumber ?? 0) - (other.caseNumber ?? 0)
  );
}
