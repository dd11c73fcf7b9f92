import type { Look } from './live-news.js';

type Edge = Pick<Look, 'newest' | 'begun' | 'unsettled'>;

/**
 * Entries get their order when they are written and are seen when they are committed, so a lower one may come after a
 * higher one. The mark is the highest entry below which nothing can come any more: everything that was under way when it
 * was the newest has ended. A stream that resumes from the mark misses nothing; some entries it may hear again.
 */
export class Watermark {
  private pending: { seq: bigint; begun: bigint } | null = null;
  private readonly told = new Set<string>();

  constructor(private mark: bigint) {}

  get seq(): string {
    return String(this.mark);
  }

  /** Whether an entry was told already. Remembers that it is now. */
  isNew(seq: string): boolean {
    if (BigInt(seq) <= this.mark || this.told.has(seq)) return false;
    this.told.add(seq);
    return true;
  }

  /** Takes notice of a look; call it after its entries were told. */
  advance({ newest, begun, unsettled }: Edge): void {
    if (this.pending !== null && BigInt(unsettled) >= this.pending.begun) {
      this.mark = this.pending.seq > this.mark ? this.pending.seq : this.mark;
      for (const seq of this.told) if (BigInt(seq) <= this.mark) this.told.delete(seq);
      this.pending = null;
    }
    if (BigInt(newest) > this.mark) this.pending ??= { seq: BigInt(newest), begun: BigInt(begun) };
  }
}
