import type { AlarmClock } from '../platform/queue/alarm-clock.js';
import type { DueFollowUps } from './due-follow-ups.js';
import type { Wake } from './wake-id.js';
import { parseWakeId } from './wake-id.js';

const MOST_AT_ONCE = 100;

type Waiting = { readonly wake: Wake; readonly done: () => void; readonly failed: (error: unknown) => void };

/**
 * Takes alarms from the queue to the ledger. Alarms of one firm that ring while another is being seen to share the
 * next transaction: a storm costs a transaction for a hundred follow-ups, not for each.
 */
export class DeliverFollowUpProcessor {
  private readonly waiting = new Map<string, Waiting[]>();

  constructor(private readonly due: DueFollowUps) {}

  listenTo(clock: AlarmClock): void {
    clock.onWake((id) => this.wake(id));
  }

  private async wake(id: string): Promise<void> {
    const wake = parseWakeId(id);
    if (wake === null) return;
    await new Promise<void>((done, failed) => {
      const queue = this.waiting.get(wake.firmId);
      if (queue !== undefined) {
        queue.push({ wake, done, failed });
        return;
      }
      const fresh = [{ wake, done, failed }];
      this.waiting.set(wake.firmId, fresh);
      void this.drain(wake.firmId, fresh);
    });
  }

  private async drain(firmId: string, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.splice(0, MOST_AT_ONCE);
      try {
        await this.due.deliver(
          firmId,
          batch.map(({ wake }) => wake),
        );
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.waiting.delete(firmId);
  }
}
