import { describe, expect, it } from '@jest/globals';
import type { Evidence, LedgerEntry } from '../../trials/chaos/verdict.js';
import { countOutcomes } from '../../trials/chaos/verdict.js';

const DUE = new Date('2027-03-03T15:00:00Z');
const secondsOn = (seconds: number): Date => new Date(DUE.getTime() + seconds * 1_000);

const sent = (id: string): LedgerEntry => ({
  id,
  firmId: 'f',
  caseFirmId: 'f',
  state: 'sent',
  reason: null,
  dueAt: DUE,
  leftAt: secondsOn(1),
  deliveryState: 'sent',
  channel: 'email',
});

function seen(entries: readonly LedgerEntry[], received: readonly [string, number[]][]): Evidence {
  const keyed = received.map(([id, seconds]) => [`${id}.f`, seconds.map((at) => secondsOn(at).getTime())] as const);
  return { planned: entries.map(({ id }) => id), entries, received: new Map(keyed), productMs: (at) => at };
}

describe('the verdict over a fault', () => {
  it('is good when each follow-up came once, after its time', () => {
    const line = countOutcomes(
      'x',
      seen(
        [sent('a'), sent('b')],
        [
          ['a', [1]],
          ['b', [2]],
        ],
      ),
      0,
    );
    expect(line).toMatchObject({ planned: 2, sent: 2, uncertain: 0, doubled: 0, lost: 0, early: 0, ok: true });
  });

  it('counts by what the mail server received, not by what the ledger says', () => {
    expect(countOutcomes('x', seen([sent('a')], []), 0)).toMatchObject({ lost: 1, ok: false });
    expect(countOutcomes('x', seen([sent('a')], [['a', [1, 5]]]), 0)).toMatchObject({ doubled: 1, ok: false });
    expect(countOutcomes('x', seen([sent('a')], [['a', [-1]]]), 0)).toMatchObject({ early: 1, ok: false });
  });

  it('calls lost what still waits, and what is not in the ledger any more', () => {
    const waiting = { ...sent('a'), state: 'armed', leftAt: null };
    expect(countOutcomes('x', seen([waiting], []), 0)).toMatchObject({ planned: 1, lost: 1, ok: false });
    const gone = { ...seen([sent('a')], [['a', [1]]]), planned: ['a', 'b'] };
    expect(countOutcomes('x', gone, 0)).toMatchObject({ planned: 2, sent: 1, lost: 1, ok: false });
  });

  it('lets no more be uncertain than the fault may leave behind', () => {
    const doubt = { ...sent('a'), state: 'uncertain' };
    expect(countOutcomes('x', seen([doubt], [['a', [1]]]), 1)).toMatchObject({ uncertain: 1, ok: true });
    expect(countOutcomes('x', seen([doubt], [['a', [1]]]), 0)).toMatchObject({ uncertain: 1, ok: false });
  });

  it('calls a cancelled follow-up that came all the same doubled', () => {
    const cancelled = { ...sent('a'), state: 'cancelled' };
    const line = countOutcomes(
      'x',
      seen(
        [cancelled, sent('b')],
        [
          ['a', [1]],
          ['b', [1]],
        ],
      ),
      0,
    );
    expect(line).toMatchObject({ planned: 1, doubled: 1, ok: false });
  });

  it('is bad when a row stands in another firm than its case', () => {
    expect(countOutcomes('x', seen([{ ...sent('a'), caseFirmId: 'g' }], [['a', [1]]]), 0).ok).toBe(false);
  });
});
