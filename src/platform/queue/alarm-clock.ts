/** One alarm: `id` says what to look at, nothing else travels with it. */
export type Alarm = {
  readonly id: string;
  readonly delayMs: number;
  /** Of alarms that ring at the same time those of a lower turn come first; 0 unless said. */
  readonly turn?: number;
};

/** What is known of the store of timers. */
export type QueueState = {
  readonly kind: 'postgres' | 'redis';
  readonly reachable: boolean;
  readonly warning: string | null;
};

/**
 * The store of timers beside the ledger. It may lose, repeat or delay an alarm without a follow-up being lost: the
 * ledger knows what should ring. It is a token of injection too.
 */
export abstract class AlarmClock {
  /** Sets alarms; one whose id is set already stays as it is. Rejects within seconds when the store is away. */
  abstract arm(alarms: readonly Alarm[]): Promise<void>;
  /** Names the store as it is now: another answer means that alarms set before are lost. Rejects when it is away. */
  abstract epoch(): Promise<string>;
  /** Starts listening. An error of the handler ends that alarm; the ledger sees to the rest. */
  abstract onWake(handler: (id: string) => Promise<void>): void;
  abstract state(): QueueState;
  /** Waits a few seconds for handlers under way, then leaves, whether the store answers or not. */
  abstract close(): Promise<void>;
}
