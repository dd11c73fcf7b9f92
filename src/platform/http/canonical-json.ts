/** JSON with sorted keys: the same for the same data, however it was written. `ofText` may replace every text in it. */
export function canonicalJson(value: unknown, ofText: (text: string) => string = (text) => text): string {
  return JSON.stringify(sorted(value, ofText)) ?? 'null';
}

function sorted(value: unknown, ofText: (text: string) => string): unknown {
  if (typeof value === 'string') return ofText(value);
  if (Array.isArray(value)) return value.map((entry) => sorted(entry, ofText));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner, ofText)]));
}
