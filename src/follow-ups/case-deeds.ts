import type { Tx } from '../platform/database/database.js';

/**
 * What cases do when a step of their ladder leaves. Cases belong to a module above this one: whoever starts the worker
 * brings it along.
 */
export type CaseDeeds = {
  /** Makes a case wait for its client, in the transaction in which the step leaves. One that waits already stays. */
  readonly park: (tx: Tx, caseId: string) => Promise<void>;
};
