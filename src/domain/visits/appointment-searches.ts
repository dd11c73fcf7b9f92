/** After so many looks for a turn in vain the supervisor hears of the case; policy of the desk. */
export const SEARCHES_BEFORE_ESCALATION = 3;

/** How the search for a turn stands, since a visit was last planned. */
export type SearchState = {
  readonly tries: number;
  /** Tries that are left before the supervisor hears of it. */
  readonly triesLeft: number;
  /** When the try was recorded that brought the supervisor in; null while none did. */
  readonly escalatedAt: Date | null;
};

/** Counts looks in vain, oldest first: those before `bookedAt`, the last planning of a visit, are over and done. */
export function searchState(recordedAt: readonly Date[], bookedAt: Date | null): SearchState {
  const since = recordedAt.filter((at) => bookedAt === null || at > bookedAt);
  const escalatedAt = since[SEARCHES_BEFORE_ESCALATION - 1] ?? null;
  return { tries: since.length, triesLeft: Math.max(0, SEARCHES_BEFORE_ESCALATION - since.length), escalatedAt };
}
