import type { ServerResponse } from 'node:http';
import type { News } from './live-news.js';

/** A reader that has not taken so many bytes yet is too slow; it comes back and resumes. */
const MOST_UNREAD = 256 * 1024;
const RETRY_MS = 2_000;

/** One open answer of server-sent events, of one log-in. */
export class LiveStream {
  /** While it is still told what it missed, it resumes where it was: set by `catchUpFrom`. */
  private heldAt: string | null = null;

  constructor(
    readonly userId: string,
    readonly sessionId: string,
    private readonly response: ServerResponse,
    headers: Record<string, string | string[]>,
  ) {
    response.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      // A line that is kept alive after its stream would keep the server from stopping.
      connection: 'close',
    });
  }

  /** Where a reader that comes back goes on from; `reset`: it missed too much and has to read everything anew. */
  begin(mark: string, reset: boolean): void {
    this.write(`retry: ${RETRY_MS}\nid: ${mark}\nevent: ${reset ? 'reset' : 'hello'}\ndata: {}\n\n`);
  }

  /** Whether its reader has gone. */
  get isOver(): boolean {
    return this.response.writableEnded || this.response.destroyed;
  }

  /** From here on, until null, it resumes at `mark` whatever it is told. */
  catchUpFrom(mark: string | null): void {
    this.heldAt = mark;
  }

  /** `mark` is the last entry below which nothing can come any more: the reader resumes there. */
  tell(mark: string, news: News): void {
    const { caseId, version, kind, actorId, at, followUpId } = news;
    const isFollowUp = kind.startsWith('follow_up_');
    const type = isFollowUp ? `follow_up.${kind.slice('follow_up_'.length)}` : 'case.changed';
    this.event(mark, type, { id: isFollowUp ? followUpId : caseId, caseId, version, kind, actorId, at });
    for (const { id, userId, kind: why } of news.notifications) {
      if (userId === this.userId) this.event(mark, 'notification.created', { id, caseId, kind: why, at });
    }
  }

  /** Keeps the line open and tells that it is. */
  beat(): void {
    this.write(': beat\n\n');
  }

  end(): void {
    this.response.end();
  }

  private event(mark: string, type: string, data: object): void {
    this.write(`id: ${this.heldAt ?? mark}\nevent: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  }

  private write(text: string): void {
    if (this.isOver) return;
    if (this.response.writableLength > MOST_UNREAD) {
      this.response.destroy();
      return;
    }
    this.response.write(text);
  }
}
