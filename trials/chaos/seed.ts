import { logIn } from '../../test/support/api.js';
import type { Api } from '../../test/support/api.js';
import { freePort } from '../../test/support/servers.js';
import { FirmDesk } from '../../src/firms/firm-desk.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { migrateTimers } from '../../src/platform/queue/migrate-timers.js';
import { durationOf } from '../business-moment.js';
import { DeskProcess } from '../desk-process.js';
import { ask, databaseAt } from '../own-postgres.js';

export type LogIn = { readonly email: string; readonly password: string };

/** A database whose cases were planned by the real API, to be copied for each fault. */
export type Seed = { readonly server: string; readonly name: string; readonly logIn: LogIn };

export const FORGOTTEN =
  'Olvidé la clave del empleador. El correo registrado es mío y lo reviso, el RUC está activo y soy el mismo ' +
  'representante de siempre.';
const CASES_OF_A_FIRM = 3;
/** What a start of the API takes on two quiet cores. */
const USUAL_START_MS = 4_000;
const MOST_PATIENCE = 10;

/** Two firms with a few cases each, made through the API of the built product. */
export async function makeSeed(server: string, offsetMs: number): Promise<Seed & { patience: number }> {
  const name = 'seed';
  await ask(server, `create database ${name}`);
  const url = databaseAt(server, name);
  await migrate({ url, clockOffsetMs: offsetMs });
  await migrateTimers(url);
  const desk = await FirmDesk.at({ url, clockOffsetMs: offsetMs });
  const firms = [];
  for (const which of [1, 2]) {
    firms.push(await desk.create({ name: `Contadores Ejemplo ${which}`, ownerEmail: `owner${which}@firm.example` }));
  }
  await desk.close();
  const port = await freePort();
  const env = { ROLE: 'api', DATABASE_URL: url, PORT: String(port), CLOCK_OFFSET: durationOf(offsetMs) };
  const begun = performance.now();
  const api = await DeskProcess.start(env);
  const patience = Math.min(MOST_PATIENCE, Math.max(1, (performance.now() - begun) / USUAL_START_MS));
  try {
    for (const firm of firms) await openCases(await logIn(`http://127.0.0.1:${port}`, firm));
  } finally {
    await api.stop();
  }
  const [first] = firms;
  if (first === undefined) throw new Error('no firm');
  return { server, name, logIn: { email: first.email, password: first.password }, patience };
}

async function openCases(api: Api): Promise<void> {
  for (let index = 0; index < CASES_OF_A_FIRM; index += 1) await openCase(api, index);
}

/** Takes a case whose client asks for the fast path; gives it as the API shows it. */
export async function openCase(api: Api, index: number, headers: Record<string, string> = {}): Promise<OpenedCase> {
  const client = await api.post<{ id: string }>('/clients', {
    ruc: `179${String(1_000_000 + index)}001`,
    legalName: `Empleador ${index}`,
    contacts: [{ fullName: 'Contacto Ejemplo', email: `contacto${index}@client.example`, primary: true }],
  });
  if (client.status !== 201) throw new Error(`POST /clients answered ${client.status}: ${JSON.stringify(client.body)}`);
  const body = { clientId: client.body.id, text: FORGOTTEN };
  const opened = await api.post<OpenedCase>('/cases', body, headers);
  if (opened.status !== 201) throw new Error(`POST /cases answered ${opened.status}: ${JSON.stringify(opened.body)}`);
  return opened.body;
}

export type OpenedCase = { id: string; version: number; stage: string; followUps: { id: string; step: string }[] };
