import 'reflect-metadata';

const FREE_TEXTS = Symbol('free texts');

/** What happens to secrets in a free text at the edge: they are taken out, or counted for triage to take them out. */
export type SecretsAre = 'taken_out' | 'left_to_triage';

/** `max`: in UTF-16 units. What is put in place of secrets may be longer than they were; the end is cut off then. */
export type FreeTextMark = { readonly secrets: SecretsAre; readonly max: number };

type Marks = Readonly<Record<string, FreeTextMark>>;
type Redact = (text: string) => { redactedText: string; secretsFound: number };

/** Remembers that this property is free text, so that secrets in it are found at the edge. */
export function markFreeText(target: object, property: string | symbol, mark: FreeTextMark): void {
  Reflect.defineMetadata(FREE_TEXTS, { ...marksOf(target), [String(property)]: mark }, target);
}

const marksOf = (target: object): Marks => (Reflect.getMetadata(FREE_TEXTS, target) as Marks | undefined) ?? {};

/**
 * Takes secrets out of every free text of a validated body, however deep it lies, and answers how many there were, those
 * left to triage included. Changes the body in place.
 */
export function takeSecretsOut(body: unknown, redact: Redact): number {
  if (Array.isArray(body)) return body.reduce<number>((sum, entry) => sum + takeSecretsOut(entry, redact), 0);
  if (typeof body !== 'object' || body === null) return 0;
  const record = body as Record<string, unknown>;
  const marks = marksOf(body);
  let found = 0;
  for (const [key, value] of Object.entries(record)) {
    const mark = typeof value === 'string' ? marks[key] : undefined;
    if (mark === undefined) {
      found += takeSecretsOut(value, redact);
    } else {
      const { redactedText, secretsFound } = redact(value as string);
      if (mark.secrets === 'taken_out') record[key] = redactedText.slice(0, mark.max);
      found += secretsFound;
    }
  }
  return found;
}

const counts = new WeakMap<object, number>();

/** Remembers how many secrets a request's body held, as long as the body lives. */
export function noteSecrets(body: object, found: number): void {
  if (found > 0) counts.set(body, found);
}

/** How many secrets were found in a request's body; 0 for one that holds none or was refused. */
export function secretsIn(body: unknown): number {
  return typeof body === 'object' && body !== null ? (counts.get(body) ?? 0) : 0;
}
