/** Fills of charts on a light and a dark ground (design, 4.1); the names stand in `data-ink`, so that a picture can be coloured alone. */
export const INKS = {
  text: ['#1a1b1e', '#e9ecef'],
  dim: ['#495057', '#b8b8b8'],
  grid: ['#ced4da', '#4a4a4a'],
  rest: ['#e9ecef', '#333333'],
  main: ['#356dd0', '#3776e3'],
  second: ['#5c6b7a', '#93a3b5'],
  late: ['#700c10', '#dd4f55'],
  at_risk: ['#b03c0a', '#ef9a52'],
  today: ['#a68c00', '#f7e27a'],
  on_time: ['#5c6b7a', '#93a3b5'],
  paused: ['#6c757d', '#9a9a9a'],
  none: ['#adb5bd', '#777879'],
  triage: ['#009ea9', '#0099a0'],
  online: ['#356dd0', '#3776e3'],
  correction: ['#522ea5', '#b18eee'],
  in_person: ['#591950', '#e69fd5'],
  verification: ['#00241b', '#a3e9da'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

export type Ink = keyof typeof INKS;

/** What each column of a chart is drawn in; columns that are not named take turns. */
const COLUMNS: Record<string, Ink> = {
  opened: 'main',
  resolved: 'second',
  open: 'main',
  onTime: 'on_time',
  late: 'at_risk',
  withoutWindow: 'none',
  median: 'main',
  p90: 'second',
  visits: 'second',
  solved: 'main',
  taken: 'main',
  p50: 'main',
  p99: 'second',
};

export function inkOf(chart: string, column: string, row: string): Ink {
  if (chart === 'stages') return row in INKS ? (row as Ink) : 'main';
  if (chart === 'ages' || chart === 'workload') return column as Ink;
  return COLUMNS[column] ?? 'main';
}
