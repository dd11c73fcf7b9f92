import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseDates } from '../../src/cases/case-dates.js';
import { CaseRow } from '../../src/cases/case.row.js';
import { CloseResolved } from '../../src/cases/close-resolved.js';
import { Ledger } from '../../src/follow-ups/ledger.js';
import type { Database } from '../../src/platform/database/database.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { insertCase, insertFirm, openDatabase } from '../support/fixtures.js';

/** A Wednesday; the fifth business day after it is the next Wednesday. */
const RESOLVED_AT = new Date('2027-03-03T10:00:00-05:00');
const FIFTH_DAY_NOON = new Date('2027-03-10T12:00:00-05:00');
const FIFTH_DAY_EVENING = new Date('2027-03-10T17:01:00-05:00');

type Event = { kind: string; actorKind: string; before: object; after: object };

describe('a resolved case', () => {
  let test: TestDatabase;
  let opened: Database[] = [];

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterEach(async () => {
    await Promise.all(opened.map((database) => database.onApplicationShutdown()));
    opened = [];
  });
  afterAll(async () => test.drop());

  async function databaseAt(time: Date): Promise<Database> {
    const database = await openDatabase(test.url, time, [CaseRow]);
    opened.push(database);
    return database;
  }

  async function resolved(): Promise<{ firmId: string; caseId: string }> {
    const database = await databaseAt(RESOLVED_AT);
    const { firmId } = await insertFirm(database);
    const { caseId } = await database.inFirm(firmId, (tx) => insertCase(tx, { stage: 'resolved' }));
    return { firmId, caseId };
  }

  const closingOn = (database: Database): CloseResolved => new CloseResolved(database, new CaseDates(new Ledger()));

  async function seen(database: Database, { firmId, caseId }: { firmId: string; caseId: string }) {
    return database.inFirm(firmId, async (tx) => {
      const [row] = await tx.query<{ stage: string; version: number; closedAt: Date | null }>(
        'select stage, version, closed_at as "closedAt" from cases where id = $1',
        [caseId],
      );
      const events = await tx.query<Event>(
        `select kind, actor_kind as "actorKind", before, after from case_events where case_id = $1 order by seq`,
        [caseId],
      );
      return { ...row, events };
    });
  }

  it('stays open to a question until the fifth business day ends, then closes by itself', async () => {
    const one = await resolved();
    const early = await databaseAt(FIFTH_DAY_NOON);
    await closingOn(early).closeDue();
    expect(await seen(early, one)).toMatchObject({ stage: 'resolved', events: [] });
    const late = await databaseAt(FIFTH_DAY_EVENING);
    await closingOn(late).closeDue();
    expect(await seen(late, one)).toMatchObject({
      stage: 'closed',
      version: 2,
      closedAt: expect.any(Date),
      events: [
        {
          kind: 'stage_changed',
          actorKind: 'system',
          before: { stage: 'resolved' },
          after: { stage: 'closed', because: 'time_to_close' },
        },
      ],
    });
  });

  it('closes once, however many workers look at once', async () => {
    const cases = await Promise.all([resolved(), resolved(), resolved()]);
    const late = await databaseAt(FIFTH_DAY_EVENING);
    const closed = await Promise.all(Array.from({ length: 6 }, () => closingOn(late).closeDue()));
    expect(closed.reduce((sum, count) => sum + count, 0)).toBe(3);
    for (const one of cases) expect((await seen(late, one)).events).toHaveLength(1);
    expect(await closingOn(late).closeDue()).toBe(0);
  });

  it('is left alone when it was re-opened', async () => {
    const one = await resolved();
    const late = await databaseAt(FIFTH_DAY_EVENING);
    await late.inFirm(one.firmId, (tx) => tx.query(`update cases set stage = 'triage' where id = $1`, [one.caseId]));
    await closingOn(late).closeDue();
    expect(await seen(late, one)).toMatchObject({ stage: 'triage', events: [] });
  });
});
