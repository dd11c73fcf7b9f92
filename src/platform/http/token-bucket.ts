/** Requests a second that every token may count on, and how many may come at once. */
export const PER_SECOND = 50;
export const BURST = 200;

const MOST_BUCKETS = 20_000;

type Bucket = { tokens: number; atMs: number };

/** Buckets that fill steadily: one for each key, forgotten when full again. Time comes in as an argument. */
export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly perSecond: number = PER_SECOND,
    private readonly burst: number = BURST,
  ) {}

  /** Takes one; answers 0, or the seconds until there is one again. */
  take(key: string, nowMs: number): number {
    const bucket = this.filled(key, nowMs);
    if (bucket.tokens < 1) return (1 - bucket.tokens) / this.perSecond;
    bucket.tokens -= 1;
    this.buckets.delete(key);
    this.buckets.set(key, bucket);
    if (this.buckets.size > MOST_BUCKETS) this.forgetOldest();
    return 0;
  }

  private filled(key: string, nowMs: number): Bucket {
    const bucket = this.buckets.get(key);
    if (!bucket) return { tokens: this.burst, atMs: nowMs };
    const gained = (Math.max(0, nowMs - bucket.atMs) / 1000) * this.perSecond;
    bucket.tokens = Math.min(this.burst, bucket.tokens + gained);
    bucket.atMs = nowMs;
    return bucket;
  }

  /** The map keeps the order of use, so that the first entry is the one unused for longest. */
  private forgetOldest(): void {
    const oldest = this.buckets.keys().next();
    if (!oldest.done) this.buckets.delete(oldest.value);
  }
}
