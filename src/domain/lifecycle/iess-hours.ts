/** When IESS's counters close; what comes later counts as the next day's. Office hours are of low confidence [C2]. */
export const IESS_CLOSES_AT = '17:00';
