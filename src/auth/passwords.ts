import { randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { Problem } from '../platform/http/problem.js';

const ARGON2ID = 2;

/** OWASP's parameters: 19 MiB, two passes, one lane; about 20 ms here. */
const PARAMETERS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const CURRENT = `$argon2id$v=19$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=${PARAMETERS.parallelism}$`;
const AT_ONCE = 2;
const MOST_WAITING = 100;

/** Hashes and compares passwords, a few at a time: hashing is dear on purpose and must not stall all other work. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly nobody: Promise<string> = hash(randomBytes(24).toString('base64url'), PARAMETERS);

  async hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normal(password), PARAMETERS));
  }

  /** Takes as long for a person we do not know (`null`) as for one we do. */
  async matches(stored: string | null, password: string): Promise<boolean> {
    const against = stored ?? (await this.nobody);
    const equal = await this.inTurn(() => verify(against, normal(password)));
    return equal && stored !== null;
  }

  /** Was it hashed with parameters that we no longer use? */
  isOutdated(stored: string): boolean {
    return !stored.startsWith(CURRENT);
  }

  /** Easy to read out and to type: five groups of four, about 98 bits, without characters that look alike. */
  random(): string {
    const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
    const group = (): string => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
    return Array.from({ length: 5 }, group).join('-');
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.waiting.length >= MOST_WAITING) throw Problem.later('part.away', 2);
    if (this.running >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

/** The same password typed on another keyboard is the same password (NFKC, as RFC 8265 asks for). */
function normal(password: string): string {
  return password.normalize('NFKC');
}
