import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';
import type { Logger as Pino } from 'pino';
import { maskForLog } from './log-mask.js';

/** Nest's own chatter while it wires modules and routes. */
const CHATTER = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory', 'NestApplication']);

/** Our logs: JSON lines on standard output, without bodies, tokens, or numbers of people. */
export class Logs implements LoggerService {
  private readonly out: Pino = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });

  log(message: unknown, ...rest: unknown[]): void {
    if (!CHATTER.has(contextOf(rest))) this.write('info', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** One line for each answered request. */
  request(fields: Readonly<Record<string, string | number>>): void {
    this.out.info(fields, 'request');
  }

  private write(level: 'info' | 'warn' | 'error' | 'fatal', message: unknown, rest: unknown[]): void {
    const fields = rest.find((value) => typeof value === 'object' && value !== null) ?? {};
    const text = message instanceof Error ? (message.stack ?? message.message) : String(message);
    this.out[level]({ context: contextOf(rest), ...fields }, maskForLog(text));
  }
}

/** Nest hands the context on as the last argument. */
function contextOf(rest: readonly unknown[]): string {
  const last = rest.at(-1);
  return typeof last === 'string' ? last : '';
}
