import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { Problem } from '../platform/http/problem.js';
import type { NewViewRequest, ViewChangesRequest, ViewDto } from './view.dto.js';

/** So many views a person may keep. */
const MOST_VIEWS = 50;

/** Own ones, and those of the firm. */
const SEEN = '(v.shared or v.owner_id = $2)';
const VIEW = 'v.id, v.name, v.query, v.shared, v.owner_id = $2 as mine, v.version';

/** The views of the queue that people keep: their own, and those of the firm, which supervisors keep. */
@Injectable()
export class Views {
  /** By name. */
  async list(tx: Tx, { userId }: Caller): Promise<ViewDto[]> {
    return tx.query<ViewDto>(
      `select ${VIEW} from saved_views v where v.firm_id = $1 and ${SEEN} order by searchable(v.name), v.id`,
      [tx.firmId, userId],
    );
  }

  /** Throws 404 for somebody else's own, as for none. */
  async read(tx: Tx, { userId }: Caller, id: string): Promise<ViewDto> {
    const [view] = await tx.query<ViewDto>(
      `select ${VIEW} from saved_views v where v.firm_id = $1 and v.id = $3 and ${SEEN}`,
      [tx.firmId, userId, id],
    );
    if (view === undefined) throw Problem.notFound();
    return view;
  }

  /** Throws 403 where the caller may not keep views of the firm, 409 where there are too many. */
  async create(tx: Tx, caller: Caller, { name, query, shared = false }: NewViewRequest): Promise<ViewDto> {
    if (shared) refuseSharing(caller);
    const own = (await this.list(tx, caller)).filter(({ mine }) => mine);
    if (own.length >= MOST_VIEWS) throw Problem.conflict('view.too_many');
    const id = newId();
    await tx.query(
      `insert into saved_views (firm_id, id, owner_id, name, query, shared, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $7)`,
      [tx.firmId, id, caller.userId, name, query, shared, tx.now],
    );
    return this.read(tx, caller, id);
  }

  /** Throws 404, 412, and 403 where it is, or becomes, the firm's and the caller may not keep those. */
  async change(
    tx: Tx,
    caller: Caller,
    id: string,
    version: number,
    { name, query, shared }: ViewChangesRequest,
  ): Promise<ViewDto> {
    const before = await this.read(tx, caller, id);
    if (before.shared || shared === true) refuseSharing(caller);
    const done = await tx.query(
      `update saved_views set name = $3, query = $4, shared = $5, version = version + 1, updated_at = $6
        where firm_id = $1 and id = $2 and version = $7 returning id`,
      [tx.firmId, id, name ?? before.name, query ?? before.query, shared ?? before.shared, tx.now, version],
    );
    if (done.length !== 1) throw Problem.stale();
    return this.read(tx, caller, id);
  }

  /** Throws 404, and 403 where it is the firm's and the caller may not keep those. */
  async remove(tx: Tx, caller: Caller, id: string): Promise<void> {
    const { shared } = await this.read(tx, caller, id);
    if (shared) refuseSharing(caller);
    await tx.query('delete from saved_views where firm_id = $1 and id = $2', [tx.firmId, id]);
  }
}

function refuseSharing({ permissions }: Caller): void {
  if (!permissions.includes('views.share')) throw new Problem('permission.denied');
}
