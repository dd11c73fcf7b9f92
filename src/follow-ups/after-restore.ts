import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/**
 * After a restore nobody can tell which of the follow-ups that were due by `now` left after the copy was made. They
 * become uncertain, which people see, instead of leaving twice; what comes due later is planned as before. Gives how
 * many. Alarms of the time before ring in vain, because every row that waits gets a new generation.
 */
export async function doubtWhatWasDue(client: Client, now: Date): Promise<number> {
  const { rows } = await client.query<InDoubt>(
    `update follow_ups set state = 'uncertain', reason = 'restored', generation = generation + 1, fence = fence + 1,
       armed_until = null, armed_epoch = null, lease_until = null, finished_at = $1
     where state = 'running' or (state in ('planned', 'armed') and wake_at <= $1)
     returning firm_id as "firmId", id, case_id as "caseId", step, recipient`,
    [now],
  );
  await client.query(
    `update follow_ups set state = 'planned', generation = generation + 1, armed_until = null, armed_epoch = null
     where state in ('planned', 'armed')`,
  );
  await client.query(
    `update deliveries set state = 'uncertain', error = 'restored from a copy', finished_at = $1 where state = 'sending'`,
    [now],
  );
  await writeHistory(client, rows, now);
  return rows.length;
}

type InDoubt = { firmId: string; id: string; caseId: string; step: string; recipient: string };

async function writeHistory(client: Client, rows: readonly InDoubt[], now: Date): Promise<void> {
  await client.query(
    `insert into case_events (firm_id, id, case_id, kind, actor_kind, at, after, reason)
     select e.firm_id, e.id, e.case_id, 'follow_up_uncertain', 'system', $1, e.after, 'restored'
     from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::jsonb[]) as e (firm_id, id, case_id, after)`,
    [
      now,
      rows.map(({ firmId }) => firmId),
      rows.map(() => randomUUID()),
      rows.map(({ caseId }) => caseId),
      rows.map(({ id, step, recipient }) => JSON.stringify({ followUpId: id, step, recipient })),
    ],
  );
}
