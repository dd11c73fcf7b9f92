import { Injectable } from '@nestjs/common';
import { OpenCase } from '../cases/open-case.js';
import { Clients } from '../clients/clients.js';
import { permissionsOf } from '../domain/access/permissions.js';
import { MAINLAND_ZONE } from '../domain/calendar/places.js';
import { localDateOf } from '../domain/calendar/zoned-time.js';
import type { OpenedFirm } from '../firms/firm-opening.js';
import { FirmOpening } from '../firms/firm-opening.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import type { DemoClient } from './demo-clients.js';
import { demoClients } from './demo-clients.js';

export const DEMO_OWNER = 'owner@llavero.example';

/** The firm a newcomer finds: sample clients and cases, and an owner with a random password. */
@Injectable()
export class DemoFirm {
  constructor(
    private readonly opening: FirmOpening,
    private readonly clients: Clients,
    private readonly cases: OpenCase,
  ) {}

  /** `keep` gets the log-in before anything is committed: a crash leaves either both or nothing that matters. */
  async open(keep: (login: { email: string; password: string }) => void): Promise<void> {
    const firm = { name: 'Contadores de Ejemplo', ownerEmail: DEMO_OWNER, ownerName: 'Propietaria de ejemplo' };
    await this.opening.open({ ...firm, isDemo: true }, async (tx, opened) => {
      const today = localDateOf(tx.now, MAINLAND_ZONE);
      for (const sample of demoClients(today)) await this.take(tx, ownerOf(opened), sample);
      keep({ email: opened.email, password: opened.password });
    });
  }

  private async take(tx: Tx, owner: Caller, sample: DemoClient): Promise<void> {
    const { ruc, legalName, province, canton, contact, text, facts, channel, deadlineOn } = sample;
    const contacts = contact === null ? [] : [{ ...contact, primary: true }];
    const client = await this.clients.create(tx, owner, { ruc, legalName, province, canton, contacts });
    await this.cases.run(tx, owner, { clientId: client.id, text, facts, channel, deadlineOn });
  }
}

function ownerOf({ firmId, userId }: OpenedFirm): Caller {
  return { firmId, userId, sessionId: '', role: 'owner', permissions: permissionsOf('owner'), locale: 'es' };
}
