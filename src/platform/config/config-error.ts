import { acceptedBy } from './variables.js';
import type { VariableName } from './variables.js';

/** A value of the environment that stops the start. The message is one line: variable, what it got, what it accepts. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(
    readonly variable: VariableName,
    got: string,
    accepts: string = acceptedBy(variable),
  ) {
    super(`${variable}: got ${quoted(got)}, accepts ${accepts}`);
  }
}

const LONGEST_SHOWN = 80;

function quoted(value: string): string {
  const masked = withoutPassword(value);
  return JSON.stringify(masked.length > LONGEST_SHOWN ? `${masked.slice(0, LONGEST_SHOWN)}…` : masked);
}

/** The address with what stands between the user's name and the `@` hidden, also where it is no valid address. */
export function withoutPassword(value: string): string {
  return value.replace(/(:\/{0,3}[^:/@\s]{0,255}):[^@\s]{1,4096}@/u, '$1:***@');
}
