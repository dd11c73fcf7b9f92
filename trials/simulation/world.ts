import type { INestApplicationContext } from '@nestjs/common';
import { AddEvidence } from '../../src/cases/add-evidence.js';
import { AmendCase } from '../../src/cases/amend-case.js';
import { MoveCase } from '../../src/cases/move-case.js';
import { OpenCase } from '../../src/cases/open-case.js';
import { WaitFor } from '../../src/cases/wait-for.js';
import { Clients } from '../../src/clients/clients.js';
import { permissionsOf } from '../../src/domain/access/permissions.js';
import { businessCalendar } from '../../src/domain/calendar/business-calendar.js';
import type { BusinessCalendar } from '../../src/domain/calendar/business-calendar.js';
import { addDays } from '../../src/domain/calendar/local-date.js';
import { findPlace, MAINLAND_ZONE } from '../../src/domain/calendar/places.js';
import { localDateOf } from '../../src/domain/calendar/zoned-time.js';
import { FirmOpening } from '../../src/firms/firm-opening.js';
import { Database } from '../../src/platform/database/database.js';
import type { Tx } from '../../src/platform/database/database.js';
import type { Caller } from '../../src/platform/http/call.js';
import { Problem } from '../../src/platform/http/problem.js';
import type { Reachable } from './letter-box.js';
import { DEEDS, PLACES, QUIET_HOURS, TICKETS } from './synthetic-cases.js';
import type { Deed } from './synthetic-cases.js';

const FIRMS = 3;
const REFUSALS = [400, 404, 409, 412];

type Known = { readonly id: string; readonly owner: Caller };

/** Firms, clients and cases that do not exist, living through the product's own operations. */
export class World {
  /** Whom messages may go to, by address. */
  readonly people = new Map<string, Reachable>();
  private readonly owners: Caller[] = [];
  private readonly cases: Known[] = [];
  private clientIds: { id: string; owner: Caller }[] = [];

  constructor(
    private readonly app: INestApplicationContext,
    private readonly roll: () => number,
  ) {}

  async openFirms(): Promise<void> {
    for (let index = 1; index <= FIRMS; index += 1) {
      const ownerEmail = `owner${index}@firm.example`;
      const opened = await this.app.get(FirmOpening).open({ name: `Firma ${index}`, ownerEmail });
      const { firmId, userId } = opened;
      this.owners.push({
        firmId,
        userId,
        sessionId: '',
        role: 'owner',
        permissions: permissionsOf('owner'),
        locale: 'es',
      });
      this.people.set(ownerEmail, { isClient: false, calendars: [calendarOf(PLACES[0])], quietHours: null });
    }
  }

  /** Takes a case: mostly of a new client, sometimes a second one of a client that is there. */
  async takeCase(index: number): Promise<void> {
    const owner = this.pick(this.owners);
    await this.inFirm(owner, async (tx) => {
      const again = this.roll() < 0.1 ? this.clientIds.filter((one) => one.owner === owner).at(-1) : undefined;
      const clientId = again?.id ?? (await this.newClient(tx, owner, index));
      const ticket = this.pick(TICKETS);
      const deadlineOn = this.roll() < 0.3 ? addDays(localDateOf(tx.now, MAINLAND_ZONE), this.below(20)) : null;
      const intake = { clientId, text: ticket.text, facts: { ...ticket.facts }, channel: null, deadlineOn };
      const { id } = await this.app.get(OpenCase).run(tx, owner, intake);
      this.cases.push({ id, owner });
      this.clientIds.push({ id: clientId, owner });
    });
  }

  /** Does something to a case that staff might do. */
  async act(): Promise<void> {
    const known = this.cases[this.below(this.cases.length)];
    if (known === undefined) return;
    const deed = this.pick(DEEDS);
    await this.inFirm(known.owner, async (tx) => {
      const [row] = await tx.query<{ version: number }>('select version from cases where firm_id = $1 and id = $2', [
        tx.firmId,
        known.id,
      ]);
      await this.doIt(tx, known, row?.version ?? 0, deed);
    });
  }

  private async doIt(tx: Tx, { id, owner }: Known, version: number, deed: Deed): Promise<void> {
    const inDays = (days: number): string => addDays(localDateOf(tx.now, MAINLAND_ZONE), days);
    switch (deed.kind) {
      case 'wait': {
        const until = deed.days === null ? null : inDays(deed.days);
        return this.app.get(WaitFor).run(tx, owner, id, version, { for: deed.for, until, reason: 'Simulación' });
      }
      case 'move':
        return this.app.get(MoveCase).run(tx, owner, id, version, { to: deed.to, reason: 'Simulación' });
      case 'evidence':
        return this.app.get(AddEvidence).run(tx, owner, id, version, { text: '', facts: { ...deed.facts } });
      case 'deadline':
        return this.app.get(AmendCase).run(tx, owner, id, version, { deadlineOn: inDays(deed.days) });
    }
  }

  private async newClient(tx: Tx, owner: Caller, index: number): Promise<string> {
    const place = this.pick(PLACES);
    const quietHours = this.pick(QUIET_HOURS);
    const email = this.roll() < 0.1 ? null : `contacto${index}@cliente.example`;
    const contact = { fullName: `Contacto ${index}`, email, quietHours, primary: true };
    const numbers = { ruc: `179${String(1_000_000 + index)}001`, legalName: `Empleador ${index}` };
    const client = await this.app.get(Clients).create(tx, owner, { ...numbers, ...place, contacts: [contact] });
    const calendars = [calendarOf(place), calendarOf(PLACES[0])];
    if (email !== null) this.people.set(email, { isClient: true, calendars, quietHours });
    return client.id;
  }

  private async inFirm(owner: Caller, work: (tx: Tx) => Promise<void>): Promise<void> {
    try {
      await this.app.get(Database).inFirm(owner.firmId, work);
    } catch (error) {
      if (!(error instanceof Problem) || !REFUSALS.includes(error.status)) throw error;
    }
  }

  private below = (limit: number): number => Math.floor(this.roll() * limit);

  private pick<T>(things: readonly T[]): T {
    const thing = things[this.below(things.length)];
    if (thing === undefined) throw new Error('nothing to pick from');
    return thing;
  }
}

const calendars = new Map<string, BusinessCalendar>();

/** The days on which a firm would work there; one calendar for each place. */
function calendarOf(place: { province: string; canton: string }): BusinessCalendar {
  const known = calendars.get(place.canton);
  if (known !== undefined) return known;
  const made = businessCalendar({ place: findPlace(place), whoseDays: 'firm' });
  calendars.set(place.canton, made);
  return made;
}
