import { parseArgs } from 'node:util';
import { labelledOverrules } from '../cases/overrule-export.js';
import { forEveryFirm, writeLine } from './every-firm.js';

const USAGE = 'npm run --silent overrules -- export [--firm ID]';

/** The firm to export, if one is named; null where the command line is no command. */
function firmWanted(args: string[]): { firm: string | undefined } | null {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { firm: { type: 'string' } } });
    return positionals.length === 1 && positionals[0] === 'export' ? { firm: values.firm } : null;
  } catch {
    return null;
  }
}

const wanted = firmWanted(process.argv.slice(2));
if (wanted === null) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  process.stdout.on('error', () => process.exit(1));
  await forEveryFirm(wanted.firm, async (database, firmId) => {
    for await (const ticket of labelledOverrules(database, firmId)) await writeLine(ticket);
  });
}
