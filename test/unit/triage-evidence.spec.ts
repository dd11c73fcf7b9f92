import { describe, expect, it } from '@jest/globals';

import { AUTHORS, readTickets } from '../../src/cli/triage-model.js';
import type { LabelledTicket } from '../../src/domain/triage/learning/train.js';
import { triage } from '../../src/domain/triage/triage.js';
import type { Evidence, Verdict } from '../../src/domain/triage/verdict.js';

const TICKETS = AUTHORS.flatMap((author) => readTickets('.', author));

/** The verdict as if one listed piece were not there. */
function without(ticket: LabelledTicket, verdict: Verdict, piece: Evidence): Verdict {
  if (piece.fact !== undefined) {
    return triage({ text: ticket.text, facts: { ...ticket.facts, [piece.fact]: undefined } });
  }
  const { start = 0, end = 0 } = piece;
  const text = verdict.redactedText.slice(0, start) + ' '.repeat(end - start) + verdict.redactedText.slice(end);
  return triage({ text, facts: ticket.facts });
}

const answer = ({ scenario, also, route }: Verdict): string => JSON.stringify([scenario, also, route]);
const isWeaker = (after: Verdict, before: Verdict): boolean =>
  answer(after) !== answer(before) || after.confidence.score < before.confidence.score;

describe('listed evidence', () => {
  const pieces = TICKETS.flatMap((ticket) => {
    const verdict = triage(ticket);
    return verdict.evidence
      .filter(({ supports }) => supports !== undefined)
      .map((piece) => ({ ticket, verdict, piece }));
  });

  it('is quoted exactly, in every ticket', () => {
    for (const { verdict, piece } of pieces) {
      if (piece.kind === 'wording') expect(verdict.redactedText.slice(piece.start, piece.end)).toBe(piece.quote);
    }
  });

  it('changes or weakens the verdict when it is taken away, whichever piece, in every ticket', () => {
    const idle = pieces.filter(({ ticket, verdict, piece }) => !isWeaker(without(ticket, verdict, piece), verdict));
    expect(idle.map(({ ticket, piece }) => `${ticket.id} ${piece.fact ?? piece.quote}`)).toEqual([]);
  });

  it('is there for nearly every ticket whose text says anything', () => {
    const bare = TICKETS.filter((ticket) => {
      const { evidence } = triage(ticket);
      return evidence.every(({ supports }) => supports === undefined);
    });
    expect(bare.length / TICKETS.length).toBeLessThan(0.01);
  });
});
