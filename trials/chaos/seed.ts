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
export type Seed = { readonly server: string; readonly name: string; readonly logIns: readonly [LogIn, LogIn] };

export const FORGOTTEN =
  'Olvidé la clave del empleador. El correo registrado es mío y lo reviso, el RUC está activo y soy el mismo ' +
  'representante de siempre.';
const CASES_OF_A_FIRM = 3;

/** Two firms with a few cases each, made through the API of the built product. */
export async function makeSeed(server: string, offsetMs: number): Promise<Seed> {
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
  const api = await DeskProcess.start(env);
  try {
    for (const firm of firms) await openCases(await logIn(`http://127.0.0.1:${port}`, firm));
  } finally {
    await api.stop();
  }
  const [first, second] = firms.map(({ email, password }) => ({ email, password }));
  if (first === undefined || second === undefined) throw new Error('no firm');
  return { server, name, logIns: [first, second] };
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
