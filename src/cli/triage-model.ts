import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseFacts } from '../domain/triage/facts.js';
import { parseStatements } from '../domain/triage/learning/statements.js';
import type { LabelledTicket, Statement } from '../domain/triage/learning/train.js';
import { trainModel } from '../domain/triage/learning/train.js';
import { printModel } from '../domain/triage/model.js';

const TICKETS = 'test/tables/triage';
const STATEMENTS = 'training/triage';
const WEIGHTS = 'src/domain/triage/model-weights.ts';

/** The labelled sets that the model learns from, one per author. */
export const AUTHORS = ['dev', 'dev-owners', 'dev-accountants'] as const;

export function readTickets(root: string, name: string): readonly LabelledTicket[] {
  const lines = readFileSync(join(root, TICKETS, `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const ticket = JSON.parse(line) as LabelledTicket;
    return { ...ticket, facts: parseFacts(ticket.facts) };
  });
}

export function readStatements(root: string): readonly Statement[] {
  const files = readdirSync(join(root, STATEMENTS))
    .filter((file) => file.endsWith('.txt'))
    .sort();
  return files.flatMap((file) => parseStatements(readFileSync(join(root, STATEMENTS, file), 'utf8')));
}

function train(root: string): void {
  const model = trainModel(
    AUTHORS.flatMap((author) => readTickets(root, author)),
    readStatements(root),
  );
  const text = printModel(model);
  const source = `/** Written by \`node dist/src/cli/triage-model.js train\`; never by hand. */\nexport const MODEL_WEIGHTS =\n  ${JSON.stringify(text)};\n`;
  writeFileSync(join(root, WEIGHTS), source);
  console.error(`${WEIGHTS}: ${text.split('\n').length - 1} features`);
}

const [, program, task] = process.argv;
if (program?.endsWith('triage-model.js') === true) {
  if (task === 'train') train(process.cwd());
  else {
    console.error('usage: triage-model train');
    process.exitCode = 2;
  }
}
