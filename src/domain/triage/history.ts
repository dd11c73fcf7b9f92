/** Where a text quotes earlier messages. What is quoted there was said before, perhaps by somebody else. */
const QUOTED_LINE = /^\s{0,8}(?:>|\|)/;
const HISTORY_HEAD =
  /^\W{0,12}(?:-{2,}\s{0,3})?(?:mensaje (?:original|anterior|reenviado)|original message|forwarded message|(?:el|on) .{3,60}(?:escribi[oó]|wrote)\s?:)/i;

/** A single line quotes nothing: there is no answer beside it. */
const ONE_LINE: readonly HistoryLine[] = [{ start: 0, quoted: false }];

/** For each UTF-16 offset at which a line begins: is the line quoted history? Offsets ascend. */
export interface HistoryLine {
  readonly start: number;
  readonly quoted: boolean;
}

export function historyLines(text: string): readonly HistoryLine[] {
  if (!text.includes('\n')) return ONE_LINE;
  const lines: HistoryLine[] = [];
  let start = 0;
  let inHistory = false;
  for (const line of text.split('\n')) {
    const probe = line.slice(0, 120);
    if (HISTORY_HEAD.test(probe)) inHistory = true;
    lines.push({ start, quoted: inHistory || QUOTED_LINE.test(probe) });
    start += line.length + 1;
  }
  return lines;
}
