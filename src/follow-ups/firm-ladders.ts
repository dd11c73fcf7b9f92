import { DEFAULT_LADDERS } from '../domain/follow-ups/ladders.js';
import type { Ladder } from '../domain/follow-ups/steps.js';
import type { Tx } from '../platform/database/database.js';

/** The newest version of a ladder that the firm changed; `ladder` is null where it went back to the default or fell away. */
export type OwnLadder = {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly ladder: Pick<Ladder, 'name' | 'when' | 'rungs'> | null;
  readonly changedAt: Date;
};

/** Every ladder that the firm has ever changed, as it stands now. */
export async function ownLaddersOf(tx: Tx): Promise<OwnLadder[]> {
  return tx.query<OwnLadder>(
    `select distinct on (id) id, key, version, ladder, changed_at as "changedAt"
       from ladders where firm_id = $1 order by id, version desc`,
    [tx.firmId],
  );
}

/** The ladders that cases of the firm are planned with: the defaults, where the firm has not put its own in their place. */
export async function laddersOf(tx: Tx): Promise<readonly Ladder[]> {
  return laddersWith(await ownLaddersOf(tx));
}

/** The same, from what the firm changed. */
export function laddersWith(own: readonly OwnLadder[]): readonly Ladder[] {
  const byKey = new Map(own.map((each) => [each.key, each]));
  const defaults = DEFAULT_LADDERS.map((ladder): Ladder => {
    const changed = byKey.get(ladder.key);
    return changed === undefined ? ladder : { ...ladder, ...changed.ladder, version: changed.version };
  });
  const isDefault = (key: string): boolean => DEFAULT_LADDERS.some((ladder) => ladder.key === key);
  const added = own.flatMap(({ key, version, ladder }) =>
    ladder === null || isDefault(key) ? [] : [{ ...ladder, key, version }],
  );
  return [...defaults, ...added];
}
