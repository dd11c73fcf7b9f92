import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { SWEEPER_ROLE } from './connection.js';

/**
 * One open transaction of one firm. It is handed on as an argument: what takes a `Tx` runs inside it, and nothing else
 * can reach the database. `now` is the database's clock when the transaction began, the only clock decisions use.
 */
export type Tx = {
  readonly firmId: string;
  readonly now: Date;
  readonly rows: EntityManager;
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
};

/** A transaction that sees the timers of all firms and the age of their resolved cases, and only them. */
export type SweepTx = Pick<Tx, 'now' | 'query'>;

/** The door of the database. There is no other way in: no repository is injected anywhere. */
export class Database {
  constructor(private readonly source: DataSource) {}

  /** Runs `work` in one transaction that sees only `firmId`. Rolls back when it throws. */
  async inFirm<T>(firmId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction(async (runner) => {
      const [row] = await query<{ now: Date }>(runner, `select app_now() as now, set_config('app.firm_id', $1, true)`, [
        firmId,
      ]);
      return work({ firmId, now: present(row).now, rows: runner.manager, query: (sql, p) => query(runner, sql, p) });
    });
  }

  /** Runs `work` with the sweeper's eyes: the timers and resolved cases of every firm, by id and time, nothing else. */
  async sweep<T>(work: (tx: SweepTx) => Promise<T>): Promise<T> {
    return this.transaction(async (runner) => {
      await runner.query(`set local role ${SWEEPER_ROLE}`);
      const [row] = await query<{ now: Date }>(runner, 'select app_now() as now');
      return work({ now: present(row).now, query: (sql, p) => query(runner, sql, p) });
    });
  }

  /** A question that may be asked before the firm is known, through the one definer function that answers it. */
  async beforeFirm<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.source.query<Row[]>(sql, parameters);
  }

  /** True when PostgreSQL answers. Never throws: this is a question of the health page. */
  async answers(): Promise<boolean> {
    return this.source.query('select 1').then(
      () => true,
      () => false,
    );
  }

  /** Nest calls this after the last request and the last job. */
  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }

  private async transaction<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.startTransaction();
      const result = await work(runner);
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** TypeORM wraps the rows of `update … returning` in a pair; everybody here wants the rows. */
async function query<Row>(runner: QueryRunner, sql: string, parameters: unknown[] = []): Promise<Row[]> {
  const result = await runner.query(sql, parameters, true);
  return (result.records ?? []) as Row[];
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the database answered without a row');
  return value;
}
