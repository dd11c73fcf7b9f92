import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.js';
import { Database } from '../platform/database/database.js';
import { FilesSettings } from '../platform/files/files-settings.js';
import type { ReceivedFile } from '../platform/http/receive-file.js';
import { Problem } from '../platform/http/problem.js';

/** So much of a file lies in one row: a copy of the data and a reader each hold a few of them at a time. */
const CHUNK_BYTES = 64 * 1024;
const AWAY_FOR_S = 30;

export type Place = 'database' | 'files';
export type StoredBody = { readonly id: string; readonly storedIn: Place; readonly sha256: string };

/** The name of a file in the folder: ours, with the hash of its content. Nothing of what a person sent is in it. */
export const fileNameOf = ({ id, sha256 }: Pick<StoredBody, 'id' | 'sha256'>): string => `${id}-${sha256}`;

/** The bytes of attachments: in PostgreSQL, or in a shared folder outside everything that is served. */
@Injectable()
export class AttachmentBodies {
  constructor(
    private readonly database: Database,
    private readonly files: FilesSettings,
  ) {}

  get place(): Place {
    return this.files.folder === null ? 'database' : 'files';
  }

  /**
   * Keeps what was received, within the transaction that writes its row. In the folder a file appears whole, under its
   * name, by one rename; if the transaction fails after that, the sweep finds a file that nobody knows.
   */
  async keep(tx: Tx, id: string, received: ReceivedFile): Promise<void> {
    if (this.files.folder === null) return keepInRows(tx, id, received);
    const folder = join(this.files.folder, tx.firmId);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(received.path, join(folder, fileNameOf({ id, sha256: received.sha256.toString('hex') })));
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  }

  /** The bytes of an attachment, a little at a time. Throws 503 where the folder that holds it is not at hand. */
  async read(firmId: string, body: StoredBody): Promise<Readable> {
    if (body.storedIn === 'database') return Readable.from(this.rowsOf(firmId, body.id), { objectMode: false });
    if (this.files.folder === null) throw Problem.later('part.away', AWAY_FOR_S);
    const handle = await open(join(this.files.folder, firmId, fileNameOf(body)), 'r');
    return createReadStream('', { fd: handle });
  }

  /** Removes the bytes that lie in rows, in the transaction of the removal. */
  async removeRows(tx: Tx, id: string): Promise<void> {
    await tx.query('delete from attachment_chunks where firm_id = $1 and attachment_id = $2', [tx.firmId, id]);
  }

  /** Removes the bytes that lie in the folder, once nobody knows them any more. */
  async removeFile(firmId: string, body: StoredBody): Promise<void> {
    if (body.storedIn !== 'files' || this.files.folder === null) return;
    await rm(join(this.files.folder, firmId, fileNameOf(body)), { force: true });
  }

  /** Each piece in a transaction of its own: a slow reader holds no connection. */
  private async *rowsOf(firmId: string, id: string): AsyncGenerator<Buffer> {
    for (let place = 0; ; place += 1) {
      const [row] = await this.database.inFirm(firmId, (tx) =>
        tx.query<{ bytes: Buffer }>(
          'select bytes from attachment_chunks where firm_id = $1 and attachment_id = $2 and place = $3',
          [firmId, id, place],
        ),
      );
      if (row === undefined) return;
      yield row.bytes;
    }
  }
}

async function keepInRows(tx: Tx, id: string, { path }: ReceivedFile): Promise<void> {
  let place = 0;
  for await (const bytes of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    await tx.query('insert into attachment_chunks (firm_id, attachment_id, place, bytes) values ($1, $2, $3, $4)', [
      tx.firmId,
      id,
      place,
      bytes,
    ]);
    place += 1;
  }
}
