import type { SweepTx } from '../platform/database/database.js';
import type { Wake } from './wake-id.js';

/**
 * A row the sweeper claimed, with the time that is left by the database's clock. `turn` is how many full rounds of its
 * firm's rows of about the same time stand before it: whoever has few comes before whoever has many.
 */
export type Claimed = Wake & { readonly delayMs: number; readonly turn: number };

/** So many rows of one firm in one round. */
const PER_FIRM = 200;
/** So many due rows of one firm wait in the queue at most, so that a mountain of one firm never stands before others. */
const IN_FLIGHT_PER_FIRM = 400;
const BATCH = 1_000;
/** So many rows of a firm share a turn. */
const PER_TURN = 50;
const LAST_TURN = 50;
/** Rows that ring within so many seconds stand before each other. */
const SAME_TIME_SECONDS = 60;

/** Every firm that has rows in a state, found by hopping along the index instead of reading it. */
const firmsIn = (state: string): string => `
  firms_in as (
    (select firm_id from follow_ups where state = '${state}' order by firm_id limit 1)
    union all
    select (select n.firm_id from follow_ups n where n.state = '${state}' and n.firm_id > f.firm_id
            order by n.firm_id limit 1)
    from firms_in f where f.firm_id is not null)`;

const CLAIMED = `r.firm_id as "firmId", r.id, r.generation,
  greatest(0, extract(epoch from r.wake_at - app_now()) * 1000)::float8 as "delayMs"`;

/** How many due rows of firm `f` wait in the queue. `armed_until`, which the index holds, is `wake_at` plus the grace, or later. */
const DUE_IN_QUEUE = `
  select count(*) from (
    select 1 from follow_ups a where a.firm_id = f.firm_id and a.state = 'armed'
      and a.armed_until <= app_now() + make_interval(secs => $3::float8) limit ${IN_FLIGHT_PER_FIRM}) waiting`;

/** How many rows of a firm are set already and ring at about the time of those in `due`. */
const AHEAD = `
  ahead as (
    select d.firm_id, (select count(*) from (
      select 1 from follow_ups a where a.firm_id = d.firm_id and a.state = 'armed'
        and a.armed_until >= d.first_at + make_interval(secs => $3::float8 - ${SAME_TIME_SECONDS})
      limit ${PER_TURN * LAST_TURN}) set_before) as rows
    from (select firm_id, min(wake_at) as first_at from due group by firm_id) d)`;

/**
 * Marks rows that come due within the horizon as armed and gives them: each firm's next ones, oldest first. Rows that
 * another sweeper holds are passed over. The caller commits before it sets the alarms.
 */
export async function arm(tx: SweepTx, epoch: string, horizonMs: number, graceMs: number): Promise<Claimed[]> {
  return tx.query<Claimed>(
    `with recursive ${firmsIn('planned')}, due as (
       select claimed.*, row_number() over (partition by firm_id order by wake_at) as place from (
         select d.* from firms_in f cross join lateral (
           select firm_id, id, wake_at from follow_ups
           where firm_id = f.firm_id and state = 'planned' and wake_at <= app_now() + make_interval(secs => $2::float8)
           order by wake_at limit least(${PER_FIRM}, ${IN_FLIGHT_PER_FIRM} - (${DUE_IN_QUEUE}))
           for update skip locked) d
         where f.firm_id is not null limit ${BATCH}) claimed), ${AHEAD}
     update follow_ups r set state = 'armed', armed_epoch = $1,
       armed_until = greatest(r.wake_at, app_now()) + make_interval(secs => $3::float8)
     from due join ahead on ahead.firm_id = due.firm_id where r.firm_id = due.firm_id and r.id = due.id
     returning ${CLAIMED}, least(${LAST_TURN}, (ahead.rows + due.place - 1) / ${PER_TURN})::integer as turn`,
    [epoch, horizonMs / 1000, graceMs / 1000],
  );
}

/** Takes back what could not be set: an alarm that was set all the same rings for nothing, or first. */
export async function disarm(tx: SweepTx, claimed: readonly Claimed[]): Promise<void> {
  await tx.query(
    `update follow_ups f set state = 'planned', armed_until = null, armed_epoch = null
     from unnest($1::uuid[], $2::uuid[], $3::integer[]) as c (firm_id, id, generation)
     where f.firm_id = c.firm_id and f.id = c.id and f.generation = c.generation and f.state = 'armed'`,
    [claimed.map(({ firmId }) => firmId), claimed.map(({ id }) => id), claimed.map(({ generation }) => generation)],
  );
}

/**
 * Rows armed in another epoch go back to planned in a new generation: the store lost their alarms, or its clock
 * jumped and they would ring at the wrong time.
 */
export async function forgetOtherEpochs(tx: SweepTx, epoch: string): Promise<number> {
  const rows = await tx.query(
    `with lost as (
       select firm_id, id from follow_ups where state = 'armed' and armed_epoch is distinct from $1
       limit ${10 * BATCH} for update skip locked)
     update follow_ups f set state = 'planned', generation = f.generation + 1, armed_until = null, armed_epoch = null
     from lost where f.firm_id = lost.firm_id and f.id = lost.id returning 1`,
    [epoch],
  );
  return rows.length;
}

/** Rows whose alarm should have rung by now: their time is renewed and they are given to be armed again and run. */
export async function claimOverdue(tx: SweepTx, graceMs: number): Promise<Claimed[]> {
  return tx.query<Claimed>(
    `with recursive ${firmsIn('armed')}, late as (
       select d.firm_id, d.id from firms_in f cross join lateral (
         select firm_id, id from follow_ups
         where firm_id = f.firm_id and state = 'armed' and armed_until <= app_now()
         order by armed_until limit ${PER_FIRM} for update skip locked) d
       where f.firm_id is not null limit ${BATCH})
     update follow_ups r set armed_until = app_now() + make_interval(secs => $1::float8)
     from late where r.firm_id = late.firm_id and r.id = late.id
     returning ${CLAIMED}, ${LAST_TURN} as turn`,
    [graceMs / 1000],
  );
}

/** What is due now, armed or not, for a worker that has to do without the queue. Nothing is marked. */
export async function dueNow(tx: SweepTx): Promise<Wake[]> {
  const dueIn = (state: string): string => `
    select d.* from firms_in f cross join lateral (
      select firm_id as "firmId", id, generation from follow_ups
      where firm_id = f.firm_id and state = '${state}' and wake_at <= app_now() order by wake_at limit ${PER_FIRM}) d
    where f.firm_id is not null limit ${BATCH}`;
  const planned = await tx.query<Wake>(`with recursive ${firmsIn('planned')} ${dueIn('planned')}`);
  return [...planned, ...(await tx.query<Wake>(`with recursive ${firmsIn('armed')} ${dueIn('armed')}`))];
}

/** Rows whose worker did not come back, by firm. */
export async function expiredLeases(tx: SweepTx): Promise<{ firmId: string; id: string }[]> {
  return tx.query(
    `select firm_id as "firmId", id from follow_ups where state = 'running' and lease_until < app_now()
     order by lease_until limit ${BATCH}`,
  );
}
