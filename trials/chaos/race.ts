import { Client } from 'pg';
import type { Api } from '../../test/support/api.js';
import { wakeIdOf } from '../../src/follow-ups/wake-id.js';
import { shuffled } from '../dice.js';
import type { Fault } from './fault.js';
import type { Scene } from './scene.js';
import { openQueue } from './timers.js';

const INTERLEAVINGS = 1_000;
/** Of all interleavings so many must have had both sides at the row, and each side must have won so many. */
const LEAST_CONTESTED = 950;
const LEAST_WON = 200;
/** PostgreSQL lets nobody wait longer than half of this. */
const STUCK_MS = 60_000;
/** Within the horizon of the sweeper, so that all alarms are set, and too far ahead to ring by themselves. */
const AHEAD = { fromMs: 20 * 60_000, toMs: 21 * 60_000 };

type Row = { id: string; firmId: string; generation: number; caseId: string; version: number };
type Change = 'skip' | 'snooze' | 'close' | 'amend';
type First = 'alarm' | 'change' | 'both';
type Sides = {
  readonly first: First;
  readonly ring: () => Promise<void>;
  readonly change: () => Promise<number>;
};
type Contest = { readonly row: Row; readonly change: Change; readonly status: number };

const CHANGES: readonly Change[] = ['skip', 'snooze', 'close', 'amend'];
const FIRSTS: readonly First[] = ['alarm', 'change', 'both'];

/**
 * A person and an alarm come to one follow-up at once. The trial holds the row until both transactions wait for it, as
 * PostgreSQL itself says, and lets go: either the message leaves or the person has changed it, never both.
 */
export const RACE: Fault = {
  name: 'a change against the alarm, 1,000 interleavings',
  run: async (scene) => {
    await scene.api();
    await scene.worker();
    await scene.plan({ count: INTERLEAVINGS, ...AHEAD });
    await scene.until('every alarm to be set', async () => (await scene.countIn('armed')) >= INTERLEAVINGS);
    const rows = await bringForward(scene);
    const contests = await playAll(scene, rows);
    await scene.settle();
    await judge(scene, contests);
    // What was put off comes due after all, and leaves once like the rest.
    await scene.sql(`update follow_ups set wake_at = $1 where reason = 'snoozed'`, [scene.now()]);
    await scene.settle();
  },
};

/** Their time has come, but none of their alarms rings before the trial lets it. */
async function bringForward(scene: Scene): Promise<Row[]> {
  scene.allDue();
  return scene.sql<Row>(
    `update follow_ups f set due_at = $1, wake_at = $1 from cases c
     where c.firm_id = f.firm_id and c.id = f.case_id and f.state = 'armed' and f.step = 'fast_path'
       and f.due_at > $1::timestamptz + interval '10 minutes'
     returning f.id, f.firm_id as "firmId", f.generation, f.case_id as "caseId", c.version`,
    [scene.now()],
  );
}

/** One after the other in each of two firms, so that whoever waits for a row has come for that row. */
async function playAll(scene: Scene, rows: readonly Row[]): Promise<Contest[]> {
  const queue = openQueue(scene);
  const contests: Contest[] = [];
  const lane = async (firm: 0 | 1): Promise<void> => {
    const api = await scene.logIn(firm);
    const own = await ownRows(scene, rows, firm);
    const gate = new Client({ connectionString: scene.databaseUrl });
    gate.on('error', () => undefined);
    await gate.connect();
    for (const [turn, row] of own.entries()) {
      const change = CHANGES[turn % CHANGES.length] ?? 'skip';
      const first = FIRSTS[Math.floor(turn / CHANGES.length) % FIRSTS.length] ?? 'both';
      const ring = async (): Promise<void> => (await queue.getJob(wakeIdOf(row)))?.promote();
      const status = await contest(scene, gate, row, { first, ring, change: () => make(api, change, row) });
      contests.push({ row, change, status });
      await scene.until(
        'the alarm to be seen to',
        async () => (await queue.getJob(wakeIdOf(row))) === undefined,
        STUCK_MS,
      );
    }
    await gate.end();
  };
  await Promise.all([lane(0), lane(1)]);
  await queue.close();
  return contests;
}

async function ownRows(scene: Scene, rows: readonly Row[], firm: 0 | 1): Promise<Row[]> {
  const [found] = await scene.sql<{ firmId: string }>('select firm_id as "firmId" from log_ins where email = $1', [
    scene.stage.seed.logIns[firm].email,
  ]);
  return shuffled(
    rows.filter(({ firmId }) => firmId === found?.firmId),
    INTERLEAVINGS,
  );
}

/** Holds the row until both sides wait for it. Gives how the change was answered. */
async function contest(scene: Scene, gate: Client, { id }: Row, { first, ring, change }: Sides): Promise<number> {
  const waiting = (count: number) => () => haveQueued(gate, count);
  await gate.query('begin');
  await gate.query('select 1 from follow_ups where id = $1 for update', [id]);
  let answered: Promise<number> | null = null;
  if (first === 'change') {
    answered = change();
    await scene.until('the change to wait for the row', waiting(1), STUCK_MS);
  }
  await ring();
  if (first === 'alarm') await scene.until('the alarm to wait for the row', waiting(1), STUCK_MS);
  answered ??= change();
  await scene.until('both to wait for the row', waiting(2), STUCK_MS);
  await gate.query('rollback');
  return answered;
}

/**
 * Whether so many transactions wait for what this one holds, or for one another that does. Not by `pg_stat_activity`: in
 * one transaction it shows no connection that was made after the first look.
 */
async function haveQueued(gate: Client, count: number): Promise<boolean> {
  const { rows } = await gate.query<{ waiting: number }>(
    `with recursive held (pid) as (
       select pg_backend_pid() union
       select l.pid from held h join pg_locks l on not l.granted and h.pid = any(pg_blocking_pids(l.pid)))
     select count(*)::int - 1 as waiting from held`,
  );
  return (rows[0]?.waiting ?? 0) >= count;
}

async function make(api: Api, change: Change, { id, caseId, version }: Row): Promise<number> {
  const match = { 'if-match': `"${version}"` };
  switch (change) {
    case 'skip':
      return (await api.post(`/follow-ups/${id}/skip`, { reason: 'Ya se habló por teléfono' })).status;
    case 'snooze':
      return (await api.post(`/follow-ups/${id}/snooze`, { businessDays: 2 })).status;
    case 'close':
      return (await api.post(`/cases/${caseId}/transitions`, { to: 'closed', reason: 'Ya no hace falta' }, match))
        .status;
    case 'amend':
      return (await api.send('PATCH', `/cases/${caseId}`, { deadlineOn: '2027-06-30' }, match)).status;
  }
}

type Fate = { id: string; state: string; reason: string | null; again: number };

/** `again`: how often the same step waits in another row of the case. */
const FATES = `
  select f.id, f.state, f.reason,
    (select count(*)::int from follow_ups a where a.firm_id = f.firm_id and a.case_id = f.case_id and a.step = f.step
      and a.id <> f.id and a.state in ('planned', 'armed')) as again
  from follow_ups f where f.step = 'fast_path'`;

/** What the person was told is what happened; nobody was told two things. */
async function judge(scene: Scene, contests: readonly Contest[]): Promise<void> {
  const fates = await scene.sql<Fate>(FATES);
  const byId = new Map(fates.map((fate) => [fate.id, fate]));
  const wins = { alarm: 0, change: 0 };
  for (const one of contests) {
    const fate = byId.get(one.row.id);
    const arrived = scene.stage.mail.received.get(`${one.row.id}.${one.row.firmId}`)?.length ?? 0;
    const sent = fate?.state === 'sent' && arrived === 1;
    wins[sent ? 'alarm' : 'change'] += 1;
    const told = `${one.change} was answered ${one.status}, is ${fate?.state} (${fate?.reason}), came ${arrived} times, is planned ${fate?.again} times more`;
    scene.expect(told, holds(one, fate, sent, arrived));
  }
  const told = `${contests.length} interleavings with both at the row; the alarm won ${wins.alarm}, the change ${wins.change}`;
  process.stderr.write(`chaos: ${told}\n`);
  const isFair = contests.length >= LEAST_CONTESTED && wins.alarm >= LEAST_WON && wins.change >= LEAST_WON;
  scene.expect(`no contest: ${told}`, isFair);
}

/** What a change is answered when the message has left before it. */
const TOO_LATE: Readonly<Record<Change, number>> = { skip: 409, snooze: 409, close: 201, amend: 200 };
/** What it is answered when it came first, what the follow-up is then, and how often its step is planned anew. */
const IN_TIME: Readonly<Record<Change, { readonly status: number; readonly reason: string; readonly again: number }>> =
  {
    skip: { status: 200, reason: 'by_person', again: 0 },
    snooze: { status: 200, reason: 'snoozed', again: 0 },
    close: { status: 201, reason: 'replanned', again: 0 },
    amend: { status: 200, reason: 'replanned', again: 1 },
  };

function holds({ change, status }: Contest, fate: Fate | undefined, sent: boolean, arrived: number): boolean {
  if (sent) return status === TOO_LATE[change] && fate?.again === 0;
  const { reason, again, status: expected } = IN_TIME[change];
  return arrived === 0 && status === expected && fate?.reason === reason && fate.again === again;
}
