/** Structured answers that staff checked; keys and values as the outside contract spells them. */
export const FACT_VALUES = {
  emailStatus: ['valid', 'invalid', 'missing', 'unknown'],
  hasHadKeyBefore: [true, false],
  rucStatus: ['active', 'suspended', 'closed', 'unknown'],
  representativeMatches: [true, false],
  captchaPassed: [true, false],
  recoveryMailArrived: [true, false],
  portalSaysInPerson: [true, false],
} as const satisfies Record<string, readonly (string | boolean)[]>;

export type FactKey = keyof typeof FACT_VALUES;
export type FactValue<K extends FactKey = FactKey> = (typeof FACT_VALUES)[K][number];
export type Facts = { [K in FactKey]?: FactValue<K> };

export const FACT_KEYS = Object.keys(FACT_VALUES) as readonly FactKey[];

/** Names the key, and for a wrong value also what would be accepted. `pointer` is an RFC 6901 JSON pointer inside the facts. */
export class InvalidFact extends Error {
  override readonly name = 'InvalidFact';

  constructor(
    readonly reason: 'not_an_object' | 'unknown_fact' | 'unknown_value',
    readonly pointer: string,
    message: string,
  ) {
    super(message);
  }
}

const isFactKey = (key: string): key is FactKey => Object.hasOwn(FACT_VALUES, key);

/** Throws `InvalidFact`. An absent or null input holds no facts; a key with the value `undefined` is absent. */
export function parseFacts(input: unknown): Facts {
  if (input === undefined || input === null) return {};
  if (typeof input !== 'object' || Array.isArray(input)) {
    throw new InvalidFact('not_an_object', '', 'facts: expected an object');
  }
  const facts: Record<string, string | boolean> = {};
  for (const [key, value] of Object.entries(input)) {
    if (value !== undefined) facts[key] = checkedValue(key, value);
  }
  return facts;
}

function checkedValue(key: string, value: unknown): string | boolean {
  const pointer = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  if (!isFactKey(key)) {
    throw new InvalidFact('unknown_fact', pointer, `facts: unknown fact "${key}"; known are ${FACT_KEYS.join(', ')}`);
  }
  const allowed: readonly (string | boolean)[] = FACT_VALUES[key];
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) {
    const got = JSON.stringify(value) ?? typeof value;
    throw new InvalidFact('unknown_value', pointer, `facts.${key}: ${got} is not one of ${allowed.join(', ')}`);
  }
  return found;
}
