import { readFileSync } from 'node:fs';
import { redactSecrets } from '../src/domain/secrets/redact-secrets.js';
import { triage } from '../src/domain/triage/triage.js';
import type { Benchmark } from './measurement.js';
import { faster, sideBySide } from './measurement.js';

/** What a keyword list would do: twelve plain expressions over the normalised text. */
const PLAIN = [
  /correo|email|mail/,
  /ruc/,
  /suspendid|cerrad|pasiv/,
  /primera vez|nunca/,
  /representante|gerente/,
  /cedula|identidad/,
  /captcha|robot/,
  /codigo|enlace|link/,
  /olvid|bloque/,
  /afiliado|sri|sut/,
  /turno|ventanilla|agencia/,
  /clave|contrasena/,
];

const matches = (text: string): number => PLAIN.filter((pattern) => pattern.test(text)).length;
const normalised = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Read from where the bench is built: dist/bench. */
function ticketTexts(): string[] {
  const lines = readFileSync(new URL('../../test/tables/triage/dev.jsonl', import.meta.url), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => (JSON.parse(line) as { text: string }).text);
}

/** Triage and the removal of secrets over the labelled tickets, beside what twelve plain expressions cost. */
export const triageTickets: Benchmark = ({ quick }) => {
  const texts = ticketTexts();
  const each = (work: (text: string) => number) => ({
    operations: texts.length,
    run: () => texts.reduce((sum, text) => sum + work(text), 0),
  });
  const [plain = 0, secrets = 0, verdicts = 0] = sideBySide(
    [
      each((text) => matches(normalised(text))),
      each((text) => redactSecrets(text).secretsFound),
      each((text) => triage({ text }).evidence.length),
    ],
    quick ? 3 : 9,
  );
  const baseline = { name: 'twelve plain expressions over the normalised text', value: plain };
  return [
    faster('secrets taken out of a ticket', 'ns', secrets, baseline, 0.5),
    faster('a ticket triaged', 'ns', verdicts, baseline, 0.5),
  ];
};
