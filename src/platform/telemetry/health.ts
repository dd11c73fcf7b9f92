import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

export type PartHealth = {
  readonly name: string;
  readonly ok: boolean;
  /** A part that is not needed may be away while the process stays ready. */
  readonly needed: boolean;
  readonly detail?: string;
};

/** A question to one part of this process. It never throws and answers within a second or two. */
export type HealthCheck = () => Promise<PartHealth>;

/** The parts of this process and how they are. Modules add theirs when they start. */
@Injectable()
export class Health {
  private readonly checks: HealthCheck[] = [];

  constructor(database: Database) {
    this.add(async () => ({ name: 'postgres', ok: await database.answers(), needed: true }));
  }

  add(check: HealthCheck): void {
    this.checks.push(check);
  }

  async parts(): Promise<PartHealth[]> {
    return Promise.all(this.checks.map((check) => check()));
  }
}
