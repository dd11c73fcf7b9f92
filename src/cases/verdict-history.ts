import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { decodeCursor, encodeCursor } from '../platform/http/page.js';
import type { PageQuery } from '../platform/http/page.dto.js';
import { findCase } from './case-store.js';
import { forReader } from './for-reader.js';
import type { OverruleDto, PastVerdictDto } from './verdict-history.dto.js';
import type { VerdictRow } from './verdict.row.js';
import { changeBetween } from './verdicts.js';

const ORDER = 'newest';

type Loaded = Pick<VerdictRow, 'id' | 'seq' | 'verdict' | 'facts' | 'overruleId' | 'decidedAt'> & {
  overrule: OverruleDto | null;
};

/** The verdicts of a case, newest first, each with what changed since the one before it. Throws 404. */
export async function verdictHistory(
  tx: Tx,
  caller: Caller,
  caseId: string,
  { cursor, limit }: PageQuery,
): Promise<{ items: PastVerdictDto[]; nextCursor: string | null }> {
  await findCase(tx, caseId);
  const after = decodeCursor(cursor, ORDER, 1);
  const rows = await tx.query<Loaded>(SQL, [tx.firmId, limit, after?.[0] ?? null, caseId]);
  const items = rows.slice(0, limit).map((row, index) => pastVerdict(row, rows[index + 1], caller));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return forReader(caller, { items, nextCursor: last === undefined ? null : encodeCursor(ORDER, [last.seq]) });
}

/** The word that stands on a case, as its page shows it. */
export async function standingWord(tx: Tx, caseId: string): Promise<OverruleDto | null> {
  const [row] = await tx.query<{ overrule: OverruleDto }>(
    `select ${OVERRULE} as overrule from overrules o join users u on u.firm_id = o.firm_id and u.id = o.given_by
      where o.firm_id = $1 and o.case_id = $2 and o.ended_at is null`,
    [tx.firmId, caseId],
  );
  return row?.overrule ?? null;
}

function pastVerdict(row: Loaded, before: Loaded | undefined, { locale }: Caller): PastVerdictDto {
  const { id, seq, facts, overrule } = row;
  const { scenario, also, route, complications, confidence, evidence, engineVersion, overruled } = row.verdict[locale];
  return {
    ...{ id, seq, decidedAt: row.decidedAt.toISOString() },
    ...{ scenario, also, route, complications, confidence, evidence, facts, engineVersion },
    ...(overruled && { overruled }),
    overrule,
    change: before === undefined ? null : changeBetween(before, row),
  };
}

const OVERRULE = `json_build_object('id', o.id, 'by', json_build_object('id', u.id, 'fullName', u.full_name),
  'at', o.given_at, 'reason', o.reason)`;

/** One row more than the page has: it tells whether there is another page, and what the last of this one changed. */
const SQL = `
  select v.id, v.seq, v.verdict, v.facts, v.overrule_id as "overruleId", v.decided_at as "decidedAt",
         case when o.id is null then null else ${OVERRULE} end as overrule
    from verdicts v
    left join overrules o on o.firm_id = v.firm_id and o.id = v.overrule_id
    left join users u on u.firm_id = o.firm_id and u.id = o.given_by
   where v.firm_id = $1 and v.case_id = $4 and ($3::int is null or v.seq < $3::int)
   order by v.seq desc
   limit $2 + 1`;
