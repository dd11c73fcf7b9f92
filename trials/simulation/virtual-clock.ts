import { Client } from 'pg';

/**
 * Time that stands still until it is put forward. Every clock question of the product goes to `app_now()`, so a
 * database in which that function reads a table has a clock of its own.
 */
export class VirtualClock {
  private at: Date;

  private constructor(
    private readonly client: Client,
    start: Date,
  ) {
    this.at = start;
  }

  /** Takes over the clock of a database; `url` is of its owner. */
  static async takeOver(url: string, start: Date): Promise<VirtualClock> {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(`
      create table virtual_clock (at timestamptz not null);
      grant select on virtual_clock to public;
      insert into virtual_clock values ('${start.toISOString()}');
      create or replace function app_now() returns timestamptz language sql stable parallel safe as
        $$ select at from public.virtual_clock $$`);
    return new VirtualClock(client, start);
  }

  now(): Date {
    return this.at;
  }

  async putForward(to: Date): Promise<void> {
    if (to <= this.at) return;
    await this.client.query('update virtual_clock set at = $1', [to]);
    this.at = to;
  }

  /** The next moment at which the ledger wants somebody to look, or null. */
  async nextWake(): Promise<Date | null> {
    const { rows } = await this.client.query<{ at: Date | null }>(
      `select min(wake_at) as at from follow_ups where state in ('planned', 'armed')`,
    );
    return rows[0]?.at ?? null;
  }

  /** Whether something that is due still waits. */
  async isBusy(): Promise<boolean> {
    const { rows } = await this.client.query(
      `select 1 where exists (select 1 from follow_ups where state in ('planned', 'armed') and wake_at <= $1)
         or exists (select 1 from follow_ups where state = 'running')`,
      [this.at],
    );
    return rows.length > 0;
  }

  async ask<Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(sql, parameters)).rows;
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
