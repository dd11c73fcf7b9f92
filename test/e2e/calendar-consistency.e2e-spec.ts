import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FirmCalendars } from '../../src/calendar/firm-calendars.js';
import { closuresOf } from '../../src/calendar/firm-closures.js';
import { addDays } from '../../src/domain/calendar/local-date.js';
import { recounted } from '../../src/domain/calendar/due-date.js';
import { findPlace } from '../../src/domain/calendar/places.js';
import type { CaseWindow } from '../../src/domain/lifecycle/window.js';
import type { Database } from '../../src/platform/database/database.js';
import { logIn } from '../support/api.js';
import type { Api } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import { openDatabase } from '../support/fixtures.js';

type Case = { id: string; version: number; stage: string; window: { earliest: string; latest: string } | null };
type Stored = { id: string; stage: string; window: CaseWindow; earliestOn: string; latestOn: string; canton: string };

type Derived = CaseWindow['derivation'];
const stepsOf = ({ earliest, latest }: Derived) =>
  [earliest, latest].map(({ dueOn, derivation }) => [dueOn, derivation.map(({ on, step }) => `${on} ${step}`)]);

const TICKETS = [
  { text: 'El RUC está suspendido en el SRI.', facts: { rucStatus: 'suspended' } },
  { text: 'Nunca hemos tenido clave de empleador.', facts: { hasHadKeyBefore: false } },
  { text: 'No llega el enlace de la clave patronal.', facts: { recoveryMailArrived: false } },
  { text: 'El captcha de la clave patronal no carga.', facts: { captchaPassed: false } },
  { text: 'El representante no coincide.', facts: { representativeMatches: false } },
];
const CANTONS = ['Quito', 'Guayaquil', 'Cuenca', 'Santa Cruz'];
const CLOSED_AFTER = [2, 3, 4];

describe('the calendar of a firm and the dates of its cases', () => {
  let desk: Desk;
  let api: Api;
  let database: Database;
  let firmId: string;
  let serial = 0;

  beforeAll(async () => {
    desk = await startDesk();
    const firm = await createFirm(desk.databaseUrl ?? '');
    firmId = firm.firmId;
    api = await logIn(desk.url, firm);
    database = await openDatabase(desk.databaseUrl ?? '');
  }, 90_000);

  afterAll(async () => {
    await database?.onApplicationShutdown();
    await desk?.stop();
  });

  async function open(): Promise<Case> {
    const at = (serial += 1);
    const client = await api.post<{ id: string }>('/clients', {
      ruc: `179${String(2_000_000 + at)}001`,
      legalName: `Empleador ${at}`,
      canton: CANTONS[at % CANTONS.length],
      contacts: [{ fullName: 'Eva Ejemplo', email: `eva${at}@client.example` }],
    });
    const reply = await api.post<Case>('/cases', { clientId: client.body.id, ...TICKETS[at % TICKETS.length] });
    expect(reply.status).toBe(201);
    return reply.body;
  }

  const read = async (id: string): Promise<Case> => (await api.get<Case>(`/cases/${id}`)).body;
  const onCase = ({ id, version }: Case, what: string, body: object) =>
    api.post<Case>(`/cases/${id}/${what}`, body, { 'if-match': `"${version}"` });
  const close = (on: string) =>
    api.post('/calendar/changes?dryRun=false', {
      add: [{ on, name: 'Jornada suspendida', closes: 'both', source: 'Acuerdo de ejemplo' }],
      reason: 'Lo dispuso un acuerdo',
    });

  /** Every case with a window as it is stored, and whether its dates are what the calendar of today makes of them. */
  async function stored(): Promise<(Stored & { recounted: Derived })[]> {
    return database.inFirm(firmId, async (tx) => {
      const calendars = new FirmCalendars(await closuresOf(tx));
      const rows = await tx.query<Stored>(
        `select c.id, c.stage, c.window_detail as window, c.window_earliest_on as "earliestOn",
                c.window_latest_on as "latestOn", cl.canton
           from cases c join clients cl on cl.firm_id = c.firm_id and cl.id = c.client_id
          where c.window_detail is not null order by c.id`,
      );
      return rows.map((row) => {
        const iess = calendars.iess(findPlace({ canton: row.canton }));
        const { earliest, latest } = row.window.derivation;
        return {
          ...row,
          recounted: {
            earliest: recounted(earliest.derivation, iess),
            latest: recounted(latest.derivation, iess),
          },
        };
      });
    });
  }

  const expectConsistent = async (): Promise<void> => {
    for (const { stage, window, earliestOn, latestOn, recounted: again } of await stored()) {
      expect([window.earliest, window.latest]).toEqual([earliestOn, latestOn]);
      if (stage === 'closed' || stage === 'resolved') continue;
      // A Sunday that is closed once more gets a further reason; what counts is which days count.
      expect(stepsOf(again)).toEqual(stepsOf(window.derivation));
    }
  };

  it('stores windows that are counted again from their own derivation to the same dates', async () => {
    const cases = await Promise.all(Array.from({ length: 20 }, open));
    const [one, other] = [cases[0] as Case, cases[1] as Case];
    expect((await onCase(one, 'waiting', { for: 'client', reason: 'Falta un dato' })).status).toBe(201);
    expect((await onCase(other, 'evidence', { facts: { rucStatus: 'suspended' } })).status).toBe(201);
    expect((await stored()).length).toBeGreaterThanOrEqual(20);
    await expectConsistent();
  });

  it('never changes a case that has ended, whichever days are closed afterwards', async () => {
    const ended = await open();
    expect((await onCase(ended, 'transitions', { to: 'closed', reason: 'Ya no lo necesita' })).status).toBe(201);
    const before = await read(ended.id);
    const latest = ended.window?.latest ?? '';
    const offsets = new Set(fc.sample(fc.integer({ min: -12, max: 12 }), { numRuns: 15, seed: 20261122 }));
    for (const days of offsets) await close(addDays(latest, days));
    expect(await read(ended.id)).toEqual(before);
    await expectConsistent();
  });

  it('stay one when days are closed while cases are opened, moved and followed up', async () => {
    const cases = await Promise.all(Array.from({ length: 12 }, open));
    const today = new Date().toISOString().slice(0, 10);
    const changes = CLOSED_AFTER.map((days) => close(addDays(today, days)));
    const openings = Array.from({ length: 8 }, open);
    const moves = cases.flatMap((one) => [
      onCase(one, 'waiting', { for: 'iess', reason: 'Lo tienen ellos' }),
      onCase(one, 'evidence', { facts: { portalSaysInPerson: true } }),
      onCase(one, 'transitions', { to: 'in_person', reason: 'Así lo pidió el portal' }),
    ]);
    const replies = await Promise.all([...changes, ...moves]);
    await Promise.all(openings);
    expect(replies.slice(0, CLOSED_AFTER.length).filter(({ status }) => status >= 500)).toEqual([]);
    expect(replies.filter(({ status }) => ![200, 201, 400, 409, 412].includes(status))).toEqual([]);
    await expectConsistent();
  });
});
