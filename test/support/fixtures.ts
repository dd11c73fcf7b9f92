import { randomInt, randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { DataSourceOptions } from 'typeorm';
import { DEFAULT_WORKING_HOURS } from '../../src/domain/calendar/working-hours.js';
import type { Channel, Recipient, Stop, Template } from '../../src/domain/follow-ups/steps.js';
import type { PlannedFollowUp } from '../../src/domain/follow-ups/planned-follow-up.js';
import { appConnection } from '../../src/platform/database/connection.js';
import { Database } from '../../src/platform/database/database.js';
import type { Tx } from '../../src/platform/database/database.js';

/** Opens a database as the running product does; `atTime` sets its clock to run from then on. */
export async function openDatabase(
  url: string,
  atTime?: Date,
  rows: NonNullable<DataSourceOptions['entities']> = [],
): Promise<Database> {
  const clockOffsetMs = atTime === undefined ? 0 : offsetTo(atTime);
  return new Database(await new DataSource(appConnection({ url, clockOffsetMs }, rows)).initialize());
}

const LOADED_AT = Date.now();

/** By how much a clock has to run ahead to have shown a time when the suite was loaded: the same for all that ask. */
export const offsetTo = (time: Date): number => time.getTime() - LOADED_AT;

export interface FirmFixture {
  readonly firmId: string;
  readonly ownerId: string;
}

export interface CaseFixture {
  readonly caseId: string;
  readonly clientId: string;
  readonly revision: number;
}

export interface CaseWishes {
  readonly stage?: string;
  readonly scenario?: string;
  readonly registeredEmail?: string;
  readonly contactEmail?: string | null;
  readonly assigneeId?: string;
}

/** A firm in Quito with its owner. */
export async function insertFirm(database: Database, quietHours: object | null = null): Promise<FirmFixture> {
  const [firmId, ownerId] = [randomUUID(), randomUUID()];
  await database.inFirm(firmId, async (tx) => {
    await tx.query(
      `insert into firms (id, name, province, canton, zone, locale, working_hours, send_at, quiet_hours)
       values ($1, 'Contadores Ejemplo', 'Pichincha', 'Quito', 'America/Guayaquil', 'es', $2, '09:00', $3)`,
      [firmId, JSON.stringify(DEFAULT_WORKING_HOURS), quietHours === null ? null : JSON.stringify(quietHours)],
    );
    await tx.query(
      `insert into users (firm_id, id, email, full_name, role, locale) values ($1, $2, $3, 'Dueña Ejemplo', 'owner', 'es')`,
      [firmId, ownerId, `owner-${ownerId}@firm.example`],
    );
  });
  return { firmId, ownerId };
}

/** A client with one contact and one case. Without wishes the case is online and its contact has an e-mail. */
export async function insertCase(tx: Tx, wishes: CaseWishes = {}): Promise<CaseFixture> {
  const [caseId, clientId] = [randomUUID(), randomUUID()];
  const email = wishes.contactEmail === undefined ? `contact-${clientId}@client.example` : wishes.contactEmail;
  await tx.query(
    `insert into clients (firm_id, id, ruc, legal_name, registered_email) values ($1, $2, $3, 'Ejemplo S. A.', $4)`,
    [tx.firmId, clientId, `179${randomInt(1e9, 2e9 - 1)}`, wishes.registeredEmail ?? null],
  );
  await tx.query(
    `insert into contacts (firm_id, id, client_id, position, full_name, email, locale, is_primary)
     values ($1, $2, $3, 0, 'Ana Ejemplo', $4, 'es', true)`,
    [tx.firmId, randomUUID(), clientId, email],
  );
  await tx.query(
    `insert into cases (firm_id, id, number, client_id, stage, stage_since, scenario, verdict, plan_revision, opened_at,
       assignee_id)
     select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, '{}', 1, $5, $7 from cases where firm_id = $1`,
    [
      tx.firmId,
      caseId,
      clientId,
      wishes.stage ?? 'online',
      tx.now,
      wishes.scenario ?? 'standard_recovery',
      wishes.assigneeId ?? null,
    ],
  );
  return { caseId, clientId, revision: 1 };
}

export interface FollowUpWishes {
  readonly step?: string;
  readonly recipient?: Recipient;
  readonly template?: Template;
  readonly stage?: 'online' | 'in_person' | 'correction' | 'triage';
  readonly anchoredAt?: string;
  readonly stopsWhen?: readonly Stop[];
  readonly channel?: Exclude<Channel, 'email'>;
  readonly insteadOf?: Recipient;
}

/** A follow-up as planning would make it, for an online case by default. */
export function plannedAt(dueAt: Date, wishes: FollowUpWishes = {}): PlannedFollowUp {
  return {
    step: wishes.step ?? 'fast_path',
    recipient: wishes.recipient ?? 'client',
    dueAt,
    context: {
      template: wishes.template ?? 'access_check',
      stage: wishes.stage ?? 'online',
      scenario: 'standard_recovery',
      anchor: 'stage_start',
      anchoredAt: wishes.anchoredAt ?? '2026-03-04T15:00:00.000Z',
      offset: { workingMinutes: 60 },
      stopsWhen: wishes.stopsWhen ?? ['stage_left'],
      ...(wishes.channel !== undefined && { channel: wishes.channel }),
      ...(wishes.insteadOf !== undefined && { insteadOf: wishes.insteadOf }),
    },
  };
}
