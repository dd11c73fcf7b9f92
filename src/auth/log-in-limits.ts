import { Injectable } from '@nestjs/common';
import { Problem } from '../platform/http/problem.js';
import { TokenBuckets } from '../platform/http/token-bucket.js';

const FREE_FAILURES = 5;
const LONGEST_WAIT_S = 300;
const MOST_REMEMBERED = 20_000;
const FORGET_AFTER_MS = 3_600_000;

/** Failures that one address prefix may make over all accounts: 60 at once, then one each two seconds. */
const PER_PREFIX = { perSecond: 0.5, burst: 60 };

type Failures = { count: number; atMs: number };

/**
 * Slows guessing down. Failures alone count, for each pair of account and address prefix, so that nobody can lock an
 * account from outside: its owner comes from another address.
 */
@Injectable()
export class LogInLimits {
  private readonly failures = new Map<string, Failures>();
  private readonly prefixes = new TokenBuckets(PER_PREFIX.perSecond, PER_PREFIX.burst);
  private readonly exhausted = new Map<string, number>();

  /** Throws 429 while this pair, or this address, has to wait. */
  check(account: string, address: string, nowMs: number = performance.now()): void {
    const prefix = prefixOf(address);
    const wait = Math.max(this.pairWait(`${account} ${prefix}`, nowMs), this.prefixWait(prefix, nowMs));
    if (wait > 0) throw Problem.later('session.limited', wait / 1000);
  }

  failed(account: string, address: string, nowMs: number = performance.now()): void {
    const prefix = prefixOf(address);
    const key = `${account} ${prefix}`;
    const known = this.failures.get(key);
    this.failures.delete(key);
    this.failures.set(key, { count: (known?.count ?? 0) + 1, atMs: nowMs });
    if (this.failures.size > MOST_REMEMBERED) forgetOldest(this.failures);
    const wait = this.prefixes.take(prefix, nowMs);
    if (wait > 0) this.exhausted.set(prefix, nowMs + wait * 1000);
    if (this.exhausted.size > MOST_REMEMBERED) forgetOldest(this.exhausted);
  }

  succeeded(account: string, address: string): void {
    this.failures.delete(`${account} ${prefixOf(address)}`);
  }

  private pairWait(key: string, nowMs: number): number {
    const known = this.failures.get(key);
    if (!known || known.count < FREE_FAILURES) return 0;
    if (nowMs - known.atMs > FORGET_AFTER_MS) {
      this.failures.delete(key);
      return 0;
    }
    const seconds = Math.min(LONGEST_WAIT_S, 2 ** Math.min(known.count - FREE_FAILURES, 20));
    return Math.max(0, known.atMs + seconds * 1000 - nowMs);
  }

  private prefixWait(prefix: string, nowMs: number): number {
    return Math.max(0, (this.exhausted.get(prefix) ?? 0) - nowMs);
  }
}

/** The network an address is in: /24 of IPv4, /64 of IPv6. One attacker owns all of it, one household no more. */
export function prefixOf(address: string): string {
  const mapped = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (mapped.includes('.')) return mapped.split('.').slice(0, 3).join('.');
  const [head = ''] = mapped.split('::');
  return head.split(':').slice(0, 4).join(':');
}

function forgetOldest(map: Map<string, unknown>): void {
  const oldest = map.keys().next();
  if (!oldest.done) map.delete(oldest.value);
}
