import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import { recordCaseEvent } from './case-events.js';
import type { CaseIncidentDto, LinkDto, LinkKind, LinkSeen } from './case-link.dto.js';
import { findCase } from './case-store.js';
import { MoveCase } from './move-case.js';

export type NewLink = {
  otherId: string;
  kind: LinkKind;
  /** The version of the case that is to be closed as well, and why; null leaves it open. */
  closing: { version: number; reason: string | null } | null;
};

type StoredLink = { id: string; caseId: string; otherCaseId: string; kind: LinkKind };

const REVERSE: Record<LinkKind, LinkSeen> = {
  related: 'related',
  duplicate_of: 'duplicated_by',
  child_of: 'parent_of',
};

/**
 * How cases stand to one another. Upward links form no circle, a case is the duplicate or child of one at most, and a
 * duplicate is of the same client.
 */
@Injectable()
export class CaseLinks {
  constructor(private readonly moves: MoveCase) {}

  /** Throws 404, 400 for a link to itself or a duplicate of another client, 409 for a second link or a circle, and what the closing move throws. */
  async add(tx: Tx, caller: Caller, caseId: string, { otherId, kind, closing }: NewLink): Promise<LinkDto> {
    const { clientId } = await findCase(tx, caseId);
    if (otherId === caseId) throw Problem.invalid(fieldError('/caseId', 'link.itself'));
    const other = await findCase(tx, otherId);
    if (kind === 'duplicate_of' && other.clientId !== clientId) {
      throw Problem.invalid(fieldError('/caseId', 'link.other_client'));
    }
    await holdLinks(tx);
    await refuseSecond(tx, caseId, otherId, kind);
    if (kind !== 'related') await refuseCircle(tx, caseId, otherId);
    const link: StoredLink = { id: newId(), caseId, otherCaseId: otherId, kind };
    await tx.query(
      `insert into case_links (firm_id, id, case_id, other_case_id, kind, created_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [tx.firmId, link.id, caseId, otherId, kind, caller.userId, tx.now],
    );
    await recordOnBoth(tx, caller, link, 'link_added');
    if (closing !== null) {
      const reason = closing.reason ?? `Duplicado del caso ${other.number}`;
      await this.moves.run(tx, caller, caseId, closing.version, { to: 'closed', reason });
    }
    const [seen] = (await linksOf(tx, caseId)).filter(({ id }) => id === link.id);
    if (seen === undefined) throw Problem.notFound();
    return seen;
  }

  /** Takes a link away, from whichever of its cases. Throws 404. */
  async remove(tx: Tx, caller: Caller, caseId: string, linkId: string): Promise<void> {
    const [link] = await tx.query<StoredLink>(
      `delete from case_links where firm_id = $1 and id = $2 and $3 in (case_id, other_case_id)
       returning id, case_id as "caseId", other_case_id as "otherCaseId", kind`,
      [tx.firmId, linkId, caseId],
    );
    if (link === undefined) throw Problem.notFound();
    await recordOnBoth(tx, caller, link, 'link_removed');
  }
}

/** The links of a case as seen from it, oldest first. */
export async function linksOf(tx: Tx, caseId: string): Promise<LinkDto[]> {
  const rows = await tx.query<{ link: LinkDto & { kind: LinkKind; outward: boolean } }>(
    `select json_build_object('id', l.id, 'kind', l.kind, 'outward', l.case_id = $2, 'createdAt', l.created_at,
              'case', json_build_object('id', c.id, 'number', c.number, 'stage', c.stage, 'clientName', k.legal_name)
            ) as link
       from case_links l
       join cases c on c.firm_id = l.firm_id and c.id = case when l.case_id = $2 then l.other_case_id else l.case_id end
       join clients k on k.firm_id = c.firm_id and k.id = c.client_id
      where l.firm_id = $1 and $2 in (l.case_id, l.other_case_id) order by l.created_at, l.id`,
    [tx.firmId, caseId],
  );
  return rows.map(({ link: { outward, kind, ...link } }) => ({ ...link, kind: outward ? kind : REVERSE[kind] }));
}

/** The incidents that a case is part of, open ones first. */
export async function incidentsOf(tx: Tx, caseId: string): Promise<CaseIncidentDto[]> {
  const rows = await tx.query<{ incident: CaseIncidentDto }>(
    `select json_build_object('id', i.id, 'title', i.title, 'kind', i.kind, 'startedAt', i.started_at,
              'resolvedAt', i.resolved_at) as incident
       from incident_cases m join incidents i on i.firm_id = m.firm_id and i.id = m.incident_id
      where m.firm_id = $1 and m.case_id = $2 order by i.resolved_at is not null, i.started_at desc, i.id`,
    [tx.firmId, caseId],
  );
  return rows.map(({ incident }) => incident);
}

/** Two links at once could close a circle that neither of them sees. */
async function holdLinks(tx: Tx): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`case links ${tx.firmId}`]);
}

async function refuseSecond(tx: Tx, caseId: string, otherId: string, kind: LinkKind): Promise<void> {
  const [found] = await tx.query<{ samePair: boolean }>(
    `select (case_id, other_case_id) in (($2, $3), ($3, $2)) as "samePair" from case_links
      where firm_id = $1
        and ((case_id, other_case_id) in (($2, $3), ($3, $2)) or (case_id = $2 and kind <> 'related' and $4 <> 'related'))
      order by 1 desc limit 1`,
    [tx.firmId, caseId, otherId, kind],
  );
  if (found !== undefined) throw Problem.conflict(found.samePair ? 'link.exists' : 'link.one_upward');
}

async function refuseCircle(tx: Tx, caseId: string, otherId: string): Promise<void> {
  const found = await tx.query(
    `with recursive above (id) as (
       select $3::uuid
       union
       select l.other_case_id from case_links l join above a on l.case_id = a.id
        where l.firm_id = $1 and l.kind <> 'related'
     )
     select 1 from above where id = $2`,
    [tx.firmId, caseId, otherId],
  );
  if (found.length > 0) throw Problem.conflict('link.circle');
}

async function recordOnBoth(
  tx: Tx,
  { userId: actorId }: Caller,
  { id: linkId, caseId, otherCaseId, kind }: StoredLink,
  what: 'link_added' | 'link_removed',
): Promise<void> {
  const sides = [
    { on: caseId, seen: { linkId, kind, caseId: otherCaseId } },
    { on: otherCaseId, seen: { linkId, kind: REVERSE[kind], caseId } },
  ];
  for (const { on, seen } of sides) {
    const change = what === 'link_added' ? { after: seen } : { before: seen };
    await recordCaseEvent(tx, on, { kind: what, actorId, ...change });
  }
}
