import type { Config } from '../platform/config/config.js';

/** What the steps of a start hand on to each other. A step fills in what it brings; later ones rely on it. */
export interface BootContext {
  readonly config: Config;
  /** Shows a line of progress to whoever started Llavero. */
  readonly say: (line: string) => void;
  /** Registers what undoes a step; they run in reverse order when the process stops. */
  readonly onStop: (stop: () => Promise<void>) => void;
  /** Ends the process in order, with this exit code, because a part is lost for good. */
  readonly fail: (error: Error) => void;
  /** Connection of the owning role, and of the one that serves; known after the database step. */
  databaseUrl: string;
  migrateDatabaseUrl: string;
  /** Whether this is the embedded server. */
  embedded: boolean;
}

export interface BootStep {
  /** Continues "while …ing": `starting the database`. */
  readonly name: string;
  run(context: BootContext): Promise<void>;
}

/** A reason to stop that needs no stack: it tells the reader what to change, in one line. */
export class BootError extends Error {
  override readonly name = 'BootError';
}
