import type { OnModuleDestroy } from '@nestjs/common';
import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import { SampledLog } from '../platform/queue/sampled-log.js';
import { beginning, lookForNews, MOST_NEWS } from './live-news.js';
import type { Look } from './live-news.js';
import type { LiveStream } from './live-stream.js';
import { Watermark } from './watermark.js';

const LOOK_EVERY_MS = 1_000;
const BEAT_EVERY_LOOKS = 15;
const MOST_PER_USER = 10;
const MOST_STREAMS = 2_000;

type Feed = { readonly mark: Watermark; readonly streams: Set<LiveStream> };

/**
 * Tells open pages what happens to cases. The history of cases in PostgreSQL is the only source: each process looks at
 * it once a second for the firms that have a page open here, so any number of processes tell the same, a process that
 * lost its connection goes on where it was, and writing a case costs nothing more than before.
 */
@Injectable()
export class LiveEvents implements OnModuleDestroy {
  private readonly feeds = new Map<string, Feed>();
  private readonly log = new SampledLog(new Logger('LiveEvents'));
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;
  private looks = 0;

  constructor(private readonly database: Database) {}

  /** Throws 429 for somebody with too many streams, 503 where the process holds all it can. */
  admit(firmId: string, userId: string): void {
    const all = [...this.feeds.values()].reduce((sum, { streams }) => sum + streams.size, 0);
    if (all >= MOST_STREAMS) throw Problem.later('part.away', 30);
    const own = [...(this.feeds.get(firmId)?.streams ?? [])].filter((stream) => stream.userId === userId);
    if (own.length >= MOST_PER_USER) throw Problem.later('rate.limited', 30);
  }

  /**
   * Adds a stream; `lastId` is where it was when it broke off. What it missed comes first, or a `reset` where that is too
   * much or unknown.
   */
  async open(firmId: string, stream: LiveStream, lastId: string | null): Promise<void> {
    const feed = await this.feedOf(firmId);
    if (stream.isOver) return;
    // It listens first and then hears what it missed: some of it twice, none of it never.
    feed.streams.add(stream);
    this.timer ??= setInterval(() => void this.lookOnce(), LOOK_EVERY_MS).unref();
    if (lastId === null) {
      stream.begin(feed.mark.seq, false);
      return;
    }
    stream.catchUpFrom(lastId);
    const missed = await this.missedSince(firmId, lastId);
    stream.catchUpFrom(null);
    stream.begin(missed === null ? feed.mark.seq : lastId, missed === null);
    for (const news of missed?.news ?? []) stream.tell(lastId, news);
  }

  close(firmId: string, stream: LiveStream): void {
    stream.end();
    const feed = this.feeds.get(firmId);
    feed?.streams.delete(stream);
    if (feed?.streams.size === 0) this.feeds.delete(firmId);
    if (this.feeds.size > 0 || this.timer === null) return;
    clearInterval(this.timer);
    this.timer = null;
  }

  /** One look at the history of every firm with an open stream; waits for one that is under way. */
  lookOnce(): Promise<void> {
    this.looking ??= this.look().finally(() => (this.looking = null));
    return this.looking;
  }

  /** Open answers would keep the server from stopping. */
  async onModuleDestroy(): Promise<void> {
    for (const [firmId, { streams }] of [...this.feeds]) {
      for (const stream of [...streams]) this.close(firmId, stream);
    }
    await this.looking;
  }

  private async look(): Promise<void> {
    this.looks += 1;
    for (const [firmId, feed] of [...this.feeds]) {
      try {
        await this.lookAt(firmId, feed);
      } catch (error) {
        this.log.error(`streams of a firm: ${(error as Error).message}`);
      }
      if (this.looks % BEAT_EVERY_LOOKS === 0) for (const stream of feed.streams) stream.beat();
    }
  }

  private async lookAt(firmId: string, feed: Feed): Promise<void> {
    const sessions = [...feed.streams].map(({ sessionId }) => sessionId);
    const look = await this.database.inFirm(firmId, (tx) => lookForNews(tx, feed.mark.seq, sessions));
    for (const news of look.news) {
      if (!feed.mark.isNew(news.seq)) continue;
      for (const stream of feed.streams) stream.tell(feed.mark.seq, news);
    }
    // With more to come the newest entry was not told yet.
    feed.mark.advance(look.news.length === MOST_NEWS ? { ...look, newest: look.news.at(-1)?.seq ?? '0' } : look);
    const ended = [...feed.streams].filter(
      ({ sessionId }) => sessions.includes(sessionId) && !look.sessions.includes(sessionId),
    );
    for (const stream of ended) this.close(firmId, stream);
  }

  private async feedOf(firmId: string): Promise<Feed> {
    const known = this.feeds.get(firmId);
    if (known !== undefined) return known;
    const mark = await this.database.inFirm(firmId, async (tx) => {
      const begun = new Watermark(BigInt(await beginning(tx)));
      const { news } = await lookForNews(tx, begun.seq, []);
      news.forEach(({ seq }) => begun.isNew(seq));
      return begun;
    });
    const feed = this.feeds.get(firmId) ?? { mark, streams: new Set() };
    this.feeds.set(firmId, feed);
    return feed;
  }

  private async missedSince(firmId: string, lastId: string): Promise<Look | null> {
    if (!/^\d{1,18}$/u.test(lastId)) return null;
    const look = await this.database.inFirm(firmId, (tx) => lookForNews(tx, lastId, []));
    return look.news.length === MOST_NEWS || BigInt(lastId) > BigInt(look.newest) ? null : look;
  }
}
