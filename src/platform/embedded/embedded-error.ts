/** Something about the embedded PostgreSQL that stops the start. The message is one line for whoever starts it. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError';
}
