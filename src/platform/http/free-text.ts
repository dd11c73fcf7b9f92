import 'reflect-metadata';

const FREE_TEXTS = Symbol('free texts');

/** Remembers that this property is free text, so that secrets in it are taken out at the edge. */
export function markFreeText(target: object, property: string | symbol): void {
  const known = (Reflect.getMetadata(FREE_TEXTS, target) as string[] | undefined) ?? [];
  Reflect.defineMetadata(FREE_TEXTS, [...known, String(property)], target);
}

/** Takes secrets out of every free text of a validated body, however deep it lies. Changes the body in place. */
export function takeSecretsOut(body: unknown, redact: (text: string) => string): void {
  if (Array.isArray(body)) {
    for (const entry of body) takeSecretsOut(entry, redact);
    return;
  }
  if (typeof body !== 'object' || body === null) return;
  const record = body as Record<string, unknown>;
  const marked = (Reflect.getMetadata(FREE_TEXTS, body) as string[] | undefined) ?? [];
  for (const [key, value] of Object.entries(record)) {
    if (typeof value === 'string' && marked.includes(key)) record[key] = redact(value);
    else takeSecretsOut(value, redact);
  }
}
