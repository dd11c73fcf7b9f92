import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { engineDrift, judgedCases, tableDrift } from '../cases/verdict-drift.js';
import type { Drift, JudgedCase } from '../cases/verdict-drift.js';
import { DECISION_TABLE } from '../domain/triage/decision-table.js';
import { BadTable, parseTable } from '../domain/triage/decision-table-file.js';
import { forEveryFirm, writeLine } from './every-firm.js';

const USAGE = `npm run --silent triage:diff -- [--firm ID] [--table FILE.json]
npm run --silent triage:diff -- --print-table

Without a table: which stored verdicts the engine of this build would give otherwise.
With one: which verdicts of stored cases that version of the decision table would move.`;

type Wanted = { firm?: string; table?: string; 'print-table'?: boolean };

function wantedOf(args: string[]): Wanted | null {
  try {
    const options = {
      firm: { type: 'string' },
      table: { type: 'string' },
      'print-table': { type: 'boolean' },
    } as const;
    return parseArgs({ args, options }).values;
  } catch {
    return null;
  }
}

/** Results go to standard output, the count to standard error. */
async function compare(firm: string | undefined, drift: (judged: JudgedCase) => Drift | null): Promise<void> {
  let [cases, moved] = [0, 0];
  await forEveryFirm(firm, async (database, firmId) => {
    for await (const judged of judgedCases(database, firmId)) {
      const found = drift(judged);
      cases += 1;
      if (found === null) continue;
      moved += 1;
      await writeLine({ firmId, ...found });
    }
  });
  if (process.exitCode === undefined) console.error(`${moved} of ${cases} verdicts would move.`);
}

async function run({ firm, table, 'print-table': prints }: Wanted): Promise<void> {
  if (prints === true) {
    console.log(JSON.stringify(DECISION_TABLE, null, 2));
  } else if (table === undefined) {
    await compare(firm, engineDrift);
  } else {
    const rows = parseTable(readFileSync(table, 'utf8'));
    await compare(firm, (judged) => tableDrift(judged, rows));
  }
}

const wanted = wantedOf(process.argv.slice(2));
if (wanted === null) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  process.stdout.on('error', () => process.exit(1));
  try {
    await run(wanted);
  } catch (error) {
    const isInput = error instanceof BadTable || (error instanceof Error && 'code' in error);
    if (!isInput) throw error;
    console.error(`${wanted.table ?? 'triage:diff'}: ${error.message}`);
    process.exitCode = 1;
  }
}
