import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { waitFor } from '../test/support/wait-for.js';

const MAIN = join(import.meta.dirname, '..', 'src', 'main.js');
/** Long, because a busy machine starts slowly: that is no fault of the product. */
const READY_WITHIN_MS = 240_000;
const KILLED_AFTER_MS = 120_000;
const KEPT_OUTPUT = 2_000_000;

const living = new Set<ChildProcess>();
process.on('exit', () => living.forEach((child) => child.kill('SIGKILL')));

/** A process of the built product: an API or a worker. */
export class DeskProcess {
  /** How many characters it has printed. */
  printed = 0;
  private readonly begunMs = performance.now();
  readonly ended: Promise<number | null>;
  private output = '';

  private constructor(private readonly child: ChildProcess) {
    living.add(child);
    const keep = (chunk: Buffer): void => {
      this.printed += chunk.length;
      if (this.output.length < KEPT_OUTPUT) this.output += chunk.toString('utf8');
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    this.ended = new Promise((resolve) =>
      child.once('exit', (code) => {
        living.delete(child);
        resolve(code);
      }),
    );
  }

  /** Starts it and waits until it says that it is ready, or has ended: a failpoint may be quicker. */
  static async start(env: Readonly<Record<string, string>>): Promise<DeskProcess> {
    const own = { PATH: process.env.PATH, HOME: process.env.HOME, ...env };
    const child = spawn(process.execPath, [MAIN], { env: own, stdio: ['ignore', 'pipe', 'pipe'] });
    const desk = new DeskProcess(child);
    const line = env.ROLE === 'worker' ? 'The worker is ready.' : 'Ready on ';
    await waitFor(
      `a ${env.ROLE} to be ready`,
      () => desk.hasSaid(line) || desk.hasEnded || null,
      READY_WITHIN_MS,
    ).catch((error: Error) => {
      throw new Error(`${error.message}\n${desk.output}`);
    });
    if (desk.hasEnded && child.signalCode !== 'SIGKILL') throw new Error(`The ${env.ROLE} ended:\n${desk.output}`);
    return desk;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** How long it has lived. */
  get livedMs(): number {
    return performance.now() - this.begunMs;
  }

  hasSaid(text: string): boolean {
    return this.output.includes(text);
  }

  tail(): string {
    return this.output.slice(-3_000);
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** Ends it as an operator would. Gives the exit code, null where it had to be killed. */
  async stop(): Promise<number | null> {
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), KILLED_AFTER_MS);
    const code = await this.ended;
    clearTimeout(timer);
    return code;
  }

  /** How long its stop took, as it said itself; infinite where it did not. */
  get stoppedWithinMs(): number {
    return Number(/Stopped within (\d+) ms/u.exec(this.output)?.[1] ?? Infinity);
  }
}
