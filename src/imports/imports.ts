import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Audit } from '../audit/audit.js';
import type { NewClientDto } from '../clients/client.dto.js';
import type { ClientListedDto } from '../clients/client.dto.js';
import { clientJson } from '../clients/client-json.js';
import { Clients } from '../clients/clients.js';
import type { ColumnMapping } from '../domain/imports/client-columns.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import type { ImportResultDto } from './import.dto.js';
import { appliedBefore } from './import.list.js';
import { countsOf, rowView, storedRow } from './import-view.js';
import type { JudgedRow } from './judge-rows.js';
import { judgeRows, rucOf } from './judge-rows.js';
import type { ClientList } from './read-list.js';
import { readList } from './read-list.js';

export type ListFile = {
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: Buffer;
  /** Null: the columns are guessed. */
  readonly mapping: ColumnMapping | null;
};

/** Takes lists of clients in. A list says what is to hold, so that the same list a second time changes nothing. */
@Injectable()
export class Imports {
  constructor(
    private readonly clients: Clients,
    private readonly audit: Audit,
  ) {}

  /** What the list would do. The transaction is closed to writing first. Throws 400. */
  async preview(tx: Tx, caller: Caller, file: ListFile): Promise<ImportResultDto> {
    await tx.query('set transaction read only');
    const list = readList(file.bytes, file.mapping);
    // Without the RUC nothing can be said of any row: first somebody names its column.
    const rows = list.mapping.ruc === undefined ? [] : await this.judged(tx, list);
    const ids = rows.map(({ onFile }) => onFile?.id ?? null);
    const before = await appliedBefore(tx, file.sha256);
    return resultOf(caller, file, list, { rows, ids, id: null, before });
  }

  /** Does what the list says, all rows that are not refused in one piece. Throws 400. */
  async apply(tx: Tx, caller: Caller, file: ListFile): Promise<ImportResultDto> {
    const list = readList(file.bytes, file.mapping);
    if (list.mapping.ruc === undefined) throw Problem.invalid(fieldError('/mapping', 'import.ruc_column'));
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`import ${tx.firmId}`]);
    const before = await appliedBefore(tx, file.sha256);
    const rows = await this.judged(tx, list);
    const ids = await this.write(tx, caller, rows);
    const id = uuid();
    const result = resultOf(caller, file, list, { rows, ids, id, before });
    const { created, changed, unchanged, refused } = result.counts;
    await tx.query(
      `insert into imports (firm_id, id, file_name, sha256, rows, created, changed, unchanged, refused, applied_by, applied_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        tx.firmId,
        id,
        file.name,
        file.sha256,
        JSON.stringify(rows.map((row, index) => storedRow(row, ids[index] ?? null))),
        ...[created, changed, unchanged, refused],
        caller.userId,
        tx.now,
      ],
    );
    await this.audit.record(tx, {
      action: 'clients.imported',
      actorId: caller.userId,
      subjectKind: 'import',
      subjectId: id,
      after: { ...result.counts },
    });
    return result;
  }

  /** The id of each row's client; null for a refused row. */
  private async write(tx: Tx, caller: Caller, rows: readonly JudgedRow[]): Promise<(string | null)[]> {
    const wanted = rows.flatMap(({ verdict, change }) => (verdict === 'created' ? [change as NewClientDto] : []));
    const made = (await this.clients.createAll(tx, caller, wanted)).values();
    for (const { onFile, change } of rows) {
      if (onFile !== null && change !== null) {
        await this.clients.change(tx, caller, onFile.id, onFile.version, change);
      }
    }
    return rows.map(({ verdict, onFile }) =>
      verdict === 'created' ? (made.next().value ?? null) : (onFile?.id ?? null),
    );
  }

  private async judged(tx: Tx, { rows }: ClientList): Promise<JudgedRow[]> {
    const rucs = rows.flatMap((row) => rucOf(row) ?? []);
    const found = await tx.query<{ client: ClientListedDto }>(
      `select ${clientJson('false')} as client from clients c where c.firm_id = $1 and c.ruc = any($2::text[])`,
      [tx.firmId, rucs],
    );
    const [day] = await tx.query<{ today: string }>(
      `select ($2::timestamptz at time zone f.zone)::date::text as today from firms f where f.id = $1`,
      [tx.firmId, tx.now],
    );
    const onFile = new Map(found.map(({ client }) => [client.ruc, client]));
    return judgeRows(rows, { onFile, today: day?.today ?? '' });
  }
}

type Done = {
  readonly rows: readonly JudgedRow[];
  /** The client of each row. */
  readonly ids: readonly (string | null)[];
  readonly id: string | null;
  readonly before: string | null;
};

function resultOf(
  { locale }: Caller,
  { name }: ListFile,
  { encoding, separator, columns }: ClientList,
  { rows, ids, id, before }: Done,
): ImportResultDto {
  return {
    dryRun: id === null,
    id,
    fileName: name,
    encoding,
    separator,
    columns,
    appliedBeforeAt: before,
    counts: countsOf(rows),
    rows: rows.map((row, index) => {
      const { ruc, legalName } = row;
      return rowView({ ...storedRow(row, ids[index] ?? null), ruc, legalName }, locale);
    }),
  };
}
