import type { Database } from '../src/platform/database/database.js';
import { insertFirm, plannedAt } from '../test/support/fixtures.js';
import type { CasePlan } from '../src/follow-ups/ledger.js';

const CASES_OF_A_FIRM = 100;

/** A firm with cases whose follow-ups can be planned in bulk. */
export type BenchFirm = { readonly firmId: string; readonly caseIds: readonly string[] };

export async function makeFirm(database: Database): Promise<BenchFirm> {
  const { firmId } = await insertFirm(database);
  const caseIds = await database.inFirm(firmId, async (tx) => {
    const rows = await tx.query<{ id: string }>(MAKE_CASES, [firmId, tx.now, CASES_OF_A_FIRM]);
    return rows.map(({ id }) => id);
  });
  return { firmId, caseIds };
}

const MAKE_CASES = `
  with made as (select n, gen_random_uuid() as case_id, gen_random_uuid() as client_id from generate_series(1, $3::int) n),
  new_clients as (
    insert into clients (firm_id, id, ruc, legal_name)
    select $1, client_id, lpad((1790000000 + n)::text, 13, '0'), 'Empleador ' || n from made),
  new_contacts as (
    insert into contacts (firm_id, id, client_id, position, full_name, email, locale, is_primary)
    select $1, gen_random_uuid(), client_id, 0, 'Contacto', 'c-' || client_id || '@client.example', 'es', true from made)
  insert into cases (firm_id, id, number, client_id, stage, stage_since, scenario, verdict, plan_revision, opened_at)
  select $1, case_id, n, client_id, 'online', $2, 'standard_recovery', '{}', 1, $2 from made returning id`;

/** `count` follow-ups of one firm, spread over its cases, each due when `dueAt` says for its number. */
export function plansOf({ caseIds }: BenchFirm, count: number, dueAt: (n: number) => Date): CasePlan[] {
  return caseIds.map((caseId, place) => {
    const numbers = Array.from({ length: Math.ceil((count - place) / caseIds.length) }, (_, turn) => turn);
    const planned = numbers.map((turn) =>
      plannedAt(dueAt(place + turn * caseIds.length), { step: `step_${turn}`, recipient: 'assignee' }),
    );
    return { caseId, revision: 1, planned };
  });
}
