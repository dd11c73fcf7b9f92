import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.js';

/** What stands above the clients and follows from their data. */
export interface ClientWatcher {
  /** Before the client is changed: takes the locks that it will need, in its own order. */
  hold(tx: Tx, clientId: string): Promise<void>;
  /** The client as it is now, in the same transaction. */
  rucStatusChecked(tx: Tx, actorId: string, clientId: string): Promise<void>;
}

/** Tells of a checked RUC status those who act on it: clients know nothing of cases. */
@Injectable()
export class ClientWatchers implements ClientWatcher {
  private readonly watchers: ClientWatcher[] = [];

  add(watcher: ClientWatcher): void {
    this.watchers.push(watcher);
  }

  async hold(tx: Tx, clientId: string): Promise<void> {
    for (const watcher of this.watchers) await watcher.hold(tx, clientId);
  }

  async rucStatusChecked(tx: Tx, actorId: string, clientId: string): Promise<void> {
    for (const watcher of this.watchers) await watcher.rucStatusChecked(tx, actorId, clientId);
  }
}
