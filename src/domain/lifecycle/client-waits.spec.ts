import { describe, expect, it } from '@jest/globals';
import { clientWaits } from './client-waits.js';
import type { WaitingFor } from './stages.js';

const day = (date: number): Date => new Date(Date.UTC(2026, 10, date, 15));
const turn = (waitingFor: WaitingFor, date: number) => ({ waitingFor, at: day(date) });

describe('the stretches in which a case waited for its client', () => {
  it('begin when the client gets the turn and end when anybody else does', () => {
    const turns = [turn('client', 2), turn('us', 4), turn('iess', 5), turn('client', 6), turn('appointment', 9)];
    expect(clientWaits(turns, day(12))).toEqual([
      { from: day(2), until: day(4) },
      { from: day(6), until: day(9) },
    ]);
  });

  it('last until now while the client still has the turn', () => {
    expect(clientWaits([turn('client', 2), turn('client', 3)], day(5))).toEqual([{ from: day(2), until: day(5) }]);
  });

  it('are none where nobody waited for the client', () => {
    expect(clientWaits([turn('us', 1), turn('iess', 2)], day(5))).toEqual([]);
  });
});
