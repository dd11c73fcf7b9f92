import { loadProcessConfig } from '../platform/config/config.js';
import type { Config } from '../platform/config/config.js';
import { armFailpoints } from '../platform/failpoints/failpoint.js';
import type { BootContext, BootStep } from './boot.js';

const PLAIN_ERRORS = ['ConfigError', 'EmbeddedError', 'BootError'];
const STOP_WITHIN_MS = 40_000;

/** Runs the steps in order; from then on SIGINT and SIGTERM undo them in reverse. Ends the process by itself. */
export async function runBoot(steps: readonly BootStep[]): Promise<void> {
  const stops: (() => Promise<void>)[] = [];
  let ending: Promise<never> | null = null;
  const end = (code: number): Promise<never> => (ending ??= stopAll(stops, code));
  const isEnding = (): boolean => ending !== null;
  const fail = (error: Error): void => {
    say(`error: ${lineOf(error)}`, process.stderr);
    void end(1);
  };
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));

  try {
    const config = loadProcessConfig();
    armFailpoints(config.failpoints);
    config.warnings.forEach((warning) => say(`warning: ${warning}`, process.stderr));
    const context = contextOf(config, (stop) => stops.push(stop), fail);
    for (const step of steps) {
      if (isEnding()) return;
      await step.run(context);
    }
  } catch (error) {
    if (!isEnding()) fail(error instanceof Error ? error : new Error(String(error)));
  }
}

function contextOf(config: Config, onStop: BootContext['onStop'], fail: BootContext['fail']): BootContext {
  return { config, say, onStop, fail, databaseUrl: '', migrateDatabaseUrl: '', embedded: false };
}

function say(line: string, to: NodeJS.WriteStream = process.stdout): void {
  to.write(`llavero  ${line}\n`);
}

/** One line for what a person can put right; the stack for what only a developer can. */
function lineOf(error: Error): string {
  return PLAIN_ERRORS.includes(error.name) ? error.message : (error.stack ?? error.message);
}

/** A part that does not stop in time must not keep the process: what it left is what a kill would leave. */
async function stopAll(stops: (() => Promise<void>)[], code: number): Promise<never> {
  const begun = performance.now();
  const deadline = setTimeout(() => process.exit(1), STOP_WITHIN_MS);
  let exitCode = code;
  for (const stop of stops.reverse()) {
    try {
      await stop();
    } catch (error) {
      exitCode = 1;
      say(`error while stopping: ${error instanceof Error ? error.message : String(error)}`, process.stderr);
    }
  }
  clearTimeout(deadline);
  if (stops.length > 0) say(`Stopped within ${Math.round(performance.now() - begun)} ms.`);
  process.exit(exitCode);
}
