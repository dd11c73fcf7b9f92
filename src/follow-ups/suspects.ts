import type { Tx } from '../platform/database/database.js';
import { MAX_TRIES, rest, SILENT_TRY } from './failures.js';
import type { Failed } from './failures.js';
import type { Wake } from './wake-id.js';

/** Rows that nobody saw to in time, by what is known of them. */
export type Overdue = {
  /** Never tried before, or every try came to an end. */
  readonly fresh: readonly Wake[];
  /** Those whose tries did not end yet, fewest tries first: each is tried alone. */
  readonly suspects: readonly Wake[];
};

/** Looks at rows before they are touched, and parks those that were tried too often: they may end any process. */
export async function sortOverdue(tx: Tx, wakes: readonly Wake[]): Promise<Overdue> {
  const rows = await tx.query<Failed & { generation: number }>(
    `select id, case_id as "caseId", step, recipient, tries, generation from follow_ups
     where firm_id = $1 and id = any($2::uuid[]) and state in ('planned', 'armed') order by tries, id for update`,
    [tx.firmId, wakes.map(({ id }) => id)],
  );
  const generations = new Map(wakes.map(({ id, generation }) => [id, generation]));
  const waiting = rows.filter(({ id, generation }) => generations.get(id) === generation);
  for (const row of waiting.filter(isHopeless)) await rest(tx, row, 'no try came to an end');
  const wakeOf = ({ id, generation }: (typeof rows)[number]): Wake => ({ firmId: tx.firmId, id, generation });
  return {
    fresh: waiting.filter(({ tries }) => tries === 0).map(wakeOf),
    suspects: waiting.filter((row) => row.tries > 0 && !isHopeless(row)).map(wakeOf),
  };
}

const isHopeless = ({ tries }: Failed): boolean => tries >= MAX_TRIES;

/** Counts a try before it is made, in a transaction of its own: it stands even if the process does not survive it. */
export async function countTries(tx: Tx, wakes: readonly Wake[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }>(
    `update follow_ups f set tries = f.tries + ${SILENT_TRY}
     from unnest($2::uuid[], $3::integer[]) as w (id, generation)
     where f.firm_id = $1 and f.id = w.id and f.generation = w.generation and f.state in ('planned', 'armed')
     returning f.id`,
    [tx.firmId, wakes.map(({ id }) => id), wakes.map(({ generation }) => generation)],
  );
  return new Set(rows.map(({ id }) => id));
}
