/** Commas stand in names too, so they come last where two stand equally often. */
const SEPARATORS = [';', '\t', '|', ','] as const;

export type Separator = (typeof SEPARATORS)[number];

/** What separates the cells: whatever stands most often in the first line, quoted text left aside. A comma where none does. */
export function separatorOf(text: string): Separator {
  const line = firstLine(text).replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((separator) => ({ separator, count: line.split(separator).length - 1 }));
  const best = counts.reduce((most, one) => (one.count > most.count ? one : most));
  return best.count === 0 ? ',' : best.separator;
}

const firstLine = (text: string): string => text.split(/\r\n|\n|\r/).find((line) => line.trim() !== '') ?? '';
