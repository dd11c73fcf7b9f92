import type { IncomingMessage, ServerResponse } from 'node:http';

const MOST_DISCARDED = 1024 * 1024;
const PATIENCE_MS = 2_000;

/**
 * The rest of a body that was refused is not read: the sender has a moment to read the answer, and what little is still
 * under way is thrown away, so that the answer is not lost; then the line is cut.
 */
export function discardSome(request: IncomingMessage, response: ServerResponse): void {
  let left = MOST_DISCARDED;
  request.unpipe();
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.socket.destroy();
  });
  // Node takes a body that nobody began to read for one to be read to its end.
  request.read(0);
  request.pause();
  response.once('finish', () => {
    const timer = setTimeout(() => request.socket.destroy(), PATIENCE_MS).unref();
    request.once('end', () => clearTimeout(timer));
    request.resume();
  });
}
