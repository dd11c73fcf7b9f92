import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseFacts } from '../domain/triage/facts.js';
import { parseStatements } from '../domain/triage/learning/statements.js';
import type { Statement } from '../domain/triage/learning/statement.js';
import { trainModel } from '../domain/triage/learning/train.js';
import { printModel } from '../domain/triage/model-letters.js';
import type { RoutedTicket } from './triage-report.js';
import { crossValidate, judgeUnseen, reportOf } from './triage-report.js';

const TICKETS = 'test/tables/triage';
const STATEMENTS = 'training/triage';
const REPORT = 'docs/triage-report.md';
const WEIGHTS = 'src/domain/triage/model-weights.ts';

/** The labelled sets that the model learns from, one per author. */
export const AUTHORS = [
  'dev',
  'dev-owners',
  'dev-accountants',
  'voices-a',
  'voices-b',
  'pairs',
  'many-voices',
  'ana',
  'bruno',
  'carla',
  'dario',
  'elsa',
  'fabio',
  'gina',
  'hugo',
  'ines',
  'julia',
  'kevin',
  'luis',
  'maria',
  'nora',
  'oscar',
  'pilar',
  'quinn',
  'rosa',
  'tomas',
] as const;

export function readTickets(root: string, name: string): readonly RoutedTicket[] {
  const lines = readFileSync(join(root, TICKETS, `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const ticket = JSON.parse(line) as RoutedTicket;
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
  const source = `/** Written by \`node dist/src/cli/triage-model.js train\`; never by hand. */\nexport const MODEL_WEIGHTS =\n  '${text.replaceAll('\n', '\\n')}';\n`;
  writeFileSync(join(root, WEIGHTS), source);
  console.error(`${WEIGHTS}: ${text.length} letters`);
}

function report(root: string): void {
  const sets = new Map(AUTHORS.map((author) => [author, readTickets(root, author)]));
  const statements = readStatements(root);
  const unseen = judgeUnseen(sets, statements, 'adversarial', readTickets(root, 'adversarial'));
  writeFileSync(join(root, REPORT), reportOf(crossValidate(sets, statements), unseen));
}

const [, program, task] = process.argv;
if (program?.endsWith('triage-model.js') === true) {
  if (task === 'train') train(process.cwd());
  else if (task === 'report') report(process.cwd());
  else {
    console.error('usage: triage-model train|report');
    process.exitCode = 2;
  }
}
