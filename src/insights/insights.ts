import { stringify } from 'csv-stringify/sync';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { ages, flow, scenarios, stages, window, workload } from './case-charts.js';
import { followUps, offices, reassignments, stageTimes } from './history-charts.js';
import type { Chart, InsightDto, InsightQuery } from './insight.dto.js';
import { datesOf, insightScope } from './insight-scope.js';
import type { Scope, Table } from './insight-scope.js';

const TABLES: Record<Chart, (scope: Scope) => Promise<Table>> = {
  flow,
  stages,
  ages,
  stage_times: stageTimes,
  window,
  scenarios,
  offices,
  workload,
  reassignments,
  follow_ups: followUps,
};

/** The numbers of one chart. */
export async function readInsight(tx: Tx, caller: Caller, chart: Chart, query: InsightQuery): Promise<InsightDto> {
  const scope = await insightScope(tx, caller, query);
  const { columns, rows } = await TABLES[chart](scope);
  return {
    chart,
    from: scope.from,
    to: scope.to,
    countedAt: tx.now.toISOString(),
    columns: [...columns],
    rows,
    closedOn: datesOf(scope).filter((day) => !scope.calendar.isOpen(day)),
  };
}

/** The same numbers as a file: one line for each row, a point before decimals. */
export function insightCsv({ columns, rows }: InsightDto): string {
  const lines = rows.map(({ key, label, values }) => [label ?? key, ...values.map((value) => value ?? '')]);
  return stringify([['key', ...columns], ...lines], { escape_formulas: true, record_delimiter: 'windows' });
}
