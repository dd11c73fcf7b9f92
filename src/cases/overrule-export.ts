import { hideIdNumbers } from '../domain/identity/hide-id-numbers.js';
import type { Facts } from '../domain/triage/facts.js';
import type { Word } from '../domain/triage/overrule.js';
import type { Route, Scenario } from '../domain/triage/scenarios.js';
import type { Database, Tx } from '../platform/database/database.js';

/** An overrule as a labelled ticket, in the shape of the tickets that triage learns from. */
export type LabelledTicket = {
  id: string;
  text: string;
  channel: string | null;
  facts: Facts;
  label: Scenario;
  also: readonly Scenario[];
  route: Route;
  needs_info: boolean;
  /** The text has lost its secrets: none is left to be found. */
  has_secret: false;
  why: string;
  /** What the engine had answered, and which engine. */
  engine: Word & { version: string };
};

type Loaded = {
  id: string;
  givenAt: string;
  scenario: Scenario;
  also: Scenario[];
  route: Route;
  reason: string;
  facts: Facts;
  channel: string | null;
  text: string;
  engine: Word;
  version: string;
};

const AT_ONCE = 200;

/**
 * The overrules of a firm, oldest first, as labelled tickets: without those that were withdrawn, which were mistakes.
 * Secrets went before anything was stored; ID numbers are masked here, for a label needs none.
 */
export async function* labelledOverrules(database: Database, firmId: string): AsyncGenerator<LabelledTicket> {
  let after: readonly [string, string] | null = null;
  for (;;) {
    const rows: Loaded[] = await database.inFirm(firmId, (tx) => pageOf(tx, after));
    for (const row of rows) yield ticketOf(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_ONCE) return;
    after = [last.givenAt, last.id];
  }
}

/** How many tickets the export has now. */
export async function countOverrules(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::int as count from overrules o where o.firm_id = $1 and ${KEPT}`,
    [tx.firmId],
  );
  return row?.count ?? 0;
}

async function pageOf(tx: Tx, after: readonly [string, string] | null): Promise<Loaded[]> {
  return tx.query<Loaded>(SQL, [tx.firmId, AT_ONCE, after?.[0] ?? null, after?.[1] ?? null]);
}

function ticketOf(row: Loaded): LabelledTicket {
  return {
    id: row.id,
    text: hideIdNumbers(row.text),
    channel: row.channel,
    facts: row.facts,
    label: row.scenario,
    also: row.also,
    route: row.route,
    needs_info: row.scenario === 'undetermined',
    has_secret: false,
    why: hideIdNumbers(row.reason),
    engine: { ...row.engine, version: row.version },
  };
}

const KEPT = `o.ended_because is distinct from 'withdrawn'`;

/** The text is the one that the person judged: that of the first verdict which their word gave. */
const SQL = `
  select o.id, o.given_at::text as "givenAt", o.scenario, o.also, o.route, o.reason, o.facts, o.engine, c.channel,
         v.verdict -> 'es' ->> 'redactedText' as text, v.verdict -> 'es' ->> 'engineVersion' as version
    from overrules o
    join cases c on c.firm_id = o.firm_id and c.id = o.case_id
    join lateral (select verdict from verdicts
                   where firm_id = o.firm_id and overrule_id = o.id order by seq limit 1) v on true
   where o.firm_id = $1 and ${KEPT}
     and ($3::timestamptz is null or (o.given_at, o.id) > ($3::timestamptz, $4::uuid))
   order by o.given_at, o.id
   limit $2`;
