import { DataSource } from 'typeorm';
import { AuditEventRow } from '../audit/audit-event.row.js';
import { Audit } from '../audit/audit.js';
import { LogInLimits } from '../auth/log-in-limits.js';
import { Passwords } from '../auth/passwords.js';
import { Sessions } from '../auth/sessions.js';
import { UserRow } from '../auth/user.row.js';
import { Users } from '../auth/users.js';
import type { Role } from '../domain/access/permissions.js';
import { appConnection } from '../platform/database/connection.js';
import type { DatabaseAddress } from '../platform/database/connection.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/database.js';
import { checkEmail, isUuid } from '../platform/http/field-checks.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import { FirmOpening } from './firm-opening.js';
import type { FirmWanted, OpenedFirm } from './firm-opening.js';
import { firmIds } from './firm-ids.js';
import { FirmRow } from './firm.row.js';

export type FirmListed = { firmId: string; name: string; users: number; isDemo: boolean; createdAt: string };
export type LogInGiven = { firmId: string; userId: string; email: string; password: string };

/** What whoever runs the installation does with firms, from the command line, without the API. */
export class FirmDesk {
  private readonly audit = new Audit();
  private readonly passwords = new Passwords();
  private readonly users: Users;
  private readonly opening: FirmOpening;

  private constructor(private readonly database: Database) {
    const sessions = new Sessions(database, this.passwords, new LogInLimits(), this.audit);
    this.users = new Users(sessions, this.audit);
    this.opening = new FirmOpening(database, this.users, this.passwords, this.audit);
  }

  /** Opens the connection; `close` ends it. */
  static async at(address: DatabaseAddress): Promise<FirmDesk> {
    const source = new DataSource(appConnection(address, [FirmRow, UserRow, AuditEventRow]));
    return new FirmDesk(new Database(await source.initialize()));
  }

  async close(): Promise<void> {
    await this.database.onApplicationShutdown();
  }

  async create(wanted: FirmWanted): Promise<OpenedFirm> {
    refuseNoEmail(wanted.ownerEmail, '/owner');
    return this.opening.open(wanted);
  }

  /**
   * Each firm is read with its own eyes: row-level security binds the owner of the tables too. Which firms there are
   * is known from the log-ins, which the owner may see.
   */
  async list(ownerUrl: string): Promise<FirmListed[]> {
    const firms = await firmIds(ownerUrl);
    const found = await Promise.all(firms.map((firmId) => this.database.inFirm(firmId, listed)));
    return found.flat().sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  }

  async addUser(firmId: string, email: string, role: Role, fullName?: string): Promise<LogInGiven> {
    refuseNoEmail(email, '/email');
    if (!isUuid(firmId)) throw Problem.invalid(fieldError('/firm', 'field.uuid'));
    const password = this.passwords.random();
    const hash = await this.passwords.hash(password);
    return this.database.inFirm(firmId, async (tx) => {
      if ((await listed(tx)).length === 0) throw Problem.notFound();
      const user = await this.users.create(tx, null, { email, role, fullName }, hash);
      return { firmId, userId: user.id, email: user.email, password };
    });
  }

  async resetUser(email: string): Promise<LogInGiven> {
    const [known] = await this.database.beforeFirm<{ firmId: string; userId: string }>(
      'select firm_id as "firmId", user_id as "userId" from who_logs_in($1, null)',
      [email],
    );
    if (!known) throw Problem.notFound();
    const password = this.passwords.random();
    const hash = await this.passwords.hash(password);
    await this.database.inFirm(known.firmId, (tx) => this.users.reset(tx, null, known.userId, hash));
    return { ...known, email: email.toLowerCase(), password };
  }
}

function refuseNoEmail(email: string, pointer: string): void {
  const fault = checkEmail(email);
  if (fault) throw Problem.invalid(fieldError(pointer, fault.code, fault.params));
}

async function listed(tx: Tx): Promise<FirmListed[]> {
  const rows = await tx.query<FirmListed & { createdAt: Date | string }>(
    `select f.id as "firmId", f.name, (select count(*)::int from users u where u.firm_id = f.id) as users,
            f.is_demo as "isDemo", f.created_at as "createdAt"
       from firms f where f.id = $1`,
    [tx.firmId],
  );
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt).toISOString() }));
}
