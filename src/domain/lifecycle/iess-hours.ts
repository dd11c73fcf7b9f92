/** When IESS's counters close; what comes later counts as the next day's. Office hours are of low confidence [C2]. */
export const IESS_CLOSES_AT = '17:00';

/** When they open, where nobody knows better of an office; of the same confidence. */
export const IESS_OPENS_AT = '08:00';
