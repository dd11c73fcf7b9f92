import type { lineWords as spanish } from './line.es';

/** Confirmations, the state of the line, and what waits for it. */
export const lineWords: typeof spanish = {
  toasts: { undo: 'Undo', undone: 'Undone', close: 'Close notice' },
  line: {
    offline: (time) => `Offline: data as of ${time}.`,
    waiting: (n) => (n === 1 ? '1 change will be sent on return.' : `${n} changes will be sent on return.`),
    sent: (n) => (n === 1 ? '1 change that waited was sent.' : `${n} changes that waited were sent.`),
    overtaken: (what) => `Somebody else changed “${what}” first: it stays as it is now.`,
    kept: 'Kept here; it will be sent when the connection is back.',
  },
};
