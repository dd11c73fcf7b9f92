import { FAILURE_CAUSES } from '../scenarios.js';
import type { Statement, Target } from './statement.js';

const TARGETS: readonly Target[] = [...FAILURE_CAUSES, 'out_of_scope', 'in_order'];

const HEADS: Readonly<Record<string, Pick<Statement, 'about' | 'says'>>> = {
  none: { about: 'none', says: false },
  in_scope: { about: 'out_of_scope', says: false },
  not_in_order: { about: 'in_order', says: false },
};

/** Reads a training file: `# target +` or `# target -` heads a block, each further line is one statement. Throws on an unknown head. */
export function parseStatements(text: string): readonly Statement[] {
  const statements: Statement[] = [];
  let head: Pick<Statement, 'about' | 'says'> | undefined;
  for (const line of text.split('\n').map((raw) => raw.trim())) {
    if (line.startsWith('# ')) head = headOf(line.slice(2));
    else if (line !== '' && head !== undefined) statements.push({ text: line, ...head });
  }
  return statements;
}

function headOf(head: string): Pick<Statement, 'about' | 'says'> {
  const [name = '', sign = '+'] = head.split(/\s+/);
  const special = HEADS[name];
  if (special !== undefined) return special;
  const about = TARGETS.find((target) => target === name);
  if (about === undefined) throw new RangeError(`unknown head of training statements: ${head}`);
  return { about, says: sign !== '-' };
}
