/** A `like` pattern that finds the text anywhere, its own `%` and `_` taken for what they are. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
