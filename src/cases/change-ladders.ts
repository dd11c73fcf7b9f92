import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Audit } from '../audit/audit.js';
import { holdCalendarAlone } from '../calendar/firm-closures.js';
import { ladderFaults } from '../domain/follow-ups/check-ladders.js';
import { DEFAULT_LADDERS } from '../domain/follow-ups/ladders.js';
import type { Ladder } from '../domain/follow-ups/steps.js';
import { laddersWith, ownLaddersOf } from '../follow-ups/firm-ladders.js';
import type { OwnLadder } from '../follow-ups/firm-ladders.js';
import type { Tx } from '../platform/database/database.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import { CaseDates } from './case-dates.js';
import { CaseRow } from './case.row.js';
import { countsOf, ladderEffects } from './ladder-effects.js';
import type { LadderChangeDto, LadderChangesRequest, LadderDto, NewLadderRequest } from './ladder.dto.js';
import { defaultLadderId, isDefaultKey, ladderErrors, ladderView, rungOf } from './ladder-view.js';

const MOST_ROWS = 100;

/** Who changes which ladder, and why. */
type Change = {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly ladder: OwnLadder['ladder'];
  readonly action: string;
  readonly actorId: string;
  readonly reason: string;
  readonly dryRun: boolean;
};

/**
 * Changes the ladders of a firm, and with them the follow-ups of its open cases, in one transaction: nobody opens a case
 * meanwhile. A dry run does all of it but the writing.
 */
@Injectable()
export class ChangeLadders {
  constructor(
    private readonly dates: CaseDates,
    private readonly audit: Audit,
  ) {}

  /** Adds a ladder, or puts the firm's own in the place of a default one. Throws 400 with a pointer to each fault. */
  async add(tx: Tx, actorId: string, wanted: NewLadderRequest, dryRun: boolean): Promise<LadderChangeDto> {
    await holdCalendarAlone(tx);
    const own = await ownLaddersOf(tx);
    const { key, name, when, reason } = wanted;
    const before = own.find((each) => each.key === key);
    if (before?.ladder) throw Problem.invalid(fieldError('/key', 'ladder.key_taken'));
    const id = before?.id ?? (isDefaultKey(key) ? defaultLadderId(key) : newId());
    const ladder = { name, when, rungs: wanted.steps.map(rungOf) };
    const version = (before?.version ?? 0) + 1;
    return this.apply(tx, own, { id, key, version, ladder, action: 'ladder.created', actorId, reason, dryRun });
  }

  /** Throws 404, 412, 400 with a pointer to each fault. */
  async change(
    tx: Tx,
    actorId: string,
    { id, version }: { id: string; version: number },
    wanted: LadderChangesRequest,
    dryRun: boolean,
  ): Promise<LadderChangeDto> {
    await holdCalendarAlone(tx);
    const own = await ownLaddersOf(tx);
    const before = find(own, id);
    if ((before.version ?? 0) !== version) throw Problem.stale();
    const { name = before.name, when = before.when, steps, reason } = wanted;
    const ladder = { name, when, rungs: steps?.map(rungOf) ?? before.rungs };
    const { key } = before;
    return this.apply(tx, own, {
      id,
      key,
      version: version + 1,
      ladder,
      action: 'ladder.changed',
      actorId,
      reason,
      dryRun,
    });
  }

  /** Takes the firm's own ladder away: a default one holds again, or none. Throws 404, 409 for one that is as shipped. */
  async remove(tx: Tx, actorId: string, id: string, reason: string, dryRun: boolean): Promise<LadderChangeDto> {
    await holdCalendarAlone(tx);
    const own = await ownLaddersOf(tx);
    const { key, version = 0 } = find(own, id);
    if (!own.some((each) => each.id === id && each.ladder !== null)) throw Problem.conflict('ladder.is_default');
    return this.apply(tx, own, {
      id,
      key,
      version: version + 1,
      ladder: null,
      action: 'ladder.removed',
      actorId,
      reason,
      dryRun,
    });
  }

  private async apply(tx: Tx, own: readonly OwnLadder[], change: Change): Promise<LadderChangeDto> {
    const { id, key, version, ladder, dryRun } = change;
    const others = own.filter((each) => each.id !== id);
    const next = laddersWith([...others, { id, key, version, ladder, changedAt: tx.now }]);
    const after = next.find((each) => each.key === key) ?? null;
    if (ladder !== null && after !== null) refuseFaults(after, next);
    const effects = await ladderEffects(tx, laddersWith(own), next, !dryRun);
    const [was] = laddersWith(own).filter((each) => each.key === key);
    if (!dryRun) {
      await write(tx, change);
      for (const { row, circumstances } of effects) {
        await this.dates.replan(tx, row, circumstances);
        await tx.rows.update(CaseRow, { firmId: tx.firmId, id: row.id }, { planRevision: row.planRevision });
      }
      await this.record(tx, change, was ?? null, after);
    }
    const shown = [...others, { id, key, version, ladder, changedAt: tx.now }];
    const rows = effects.flatMap(({ moved }) => moved);
    const view = after === null ? null : ladderView(after, shown);
    return { dryRun, ladder: view, counts: countsOf(effects), rows: rows.slice(0, MOST_ROWS) };
  }

  private async record(tx: Tx, change: Change, before: Ladder | null, after: Ladder | null): Promise<void> {
    const { action, actorId, id, reason } = change;
    await this.audit.record(tx, { action, actorId, subjectKind: 'ladder', subjectId: id, before, after, reason });
  }
}

/** The ladder with this id as it stands. Throws 404. */
function find(own: readonly OwnLadder[], id: string): Ladder {
  const key =
    own.find((each) => each.id === id)?.key ?? DEFAULT_LADDERS.find((each) => defaultLadderId(each.key) === id)?.key;
  const ladder = laddersWith(own).find((each) => each.key === key);
  if (ladder === undefined) throw Problem.notFound();
  return ladder;
}

/** Every ladder of the firm, or the one with this id. Throws 404. */
export async function readLadders(tx: Tx): Promise<LadderDto[]> {
  const own = await ownLaddersOf(tx);
  return laddersWith(own).map((ladder) => ladderView(ladder, own));
}

export async function readLadder(tx: Tx, id: string): Promise<LadderDto> {
  const own = await ownLaddersOf(tx);
  return ladderView(find(own, id), own);
}

function refuseFaults(ladder: Ladder, all: readonly Ladder[]): void {
  const faults = ladderFaults(
    ladder,
    all.filter(({ key }) => key !== ladder.key),
  );
  if (faults.length > 0) throw Problem.invalid(...ladderErrors(faults));
}

async function write(tx: Tx, { id, key, version, ladder, actorId, reason }: Change): Promise<void> {
  const stored = ladder === null ? null : JSON.stringify(ladder);
  await tx.query(
    `insert into ladders (firm_id, id, version, key, ladder, reason, changed_by, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.firmId, id, version, key, stored, reason, actorId, tx.now],
  );
}
