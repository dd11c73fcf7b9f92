import { createHmac } from 'node:crypto';

export const SECRET_BYTES = 32;
const PREFIX = 'whsec_';

/** A secret as its receiver gets it. */
export const secretText = (secret: Buffer): string => PREFIX + secret.toString('base64');

/** The message id that a receiver tells repeats by: the same on every try. */
export const messageIdOf = (deliveryId: string): string => `msg_${deliveryId}`;

/**
 * The headers of Standard Webhooks 1.0.0. With two secrets, while one replaces the other, either verifies. `sentAt` is
 * the real time, not the product's: the receiver compares it with a clock of its own.
 */
export function signedHeaders(
  deliveryId: string,
  sentAt: Date,
  body: string,
  secrets: readonly Buffer[],
): Record<string, string> {
  const id = messageIdOf(deliveryId);
  const timestamp = String(Math.floor(sentAt.getTime() / 1000));
  const sign = (secret: Buffer): string =>
    `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map(sign).join(' '),
  };
}
