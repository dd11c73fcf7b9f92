import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import type { LabelledTicket } from '../../src/domain/triage/learning/train.js';
import { triage } from '../../src/domain/triage/triage.js';
import type { Evidence, Verdict } from '../../src/domain/triage/verdict.js';

const TICKETS = ['dev', 'dev-owners', 'dev-accountants'].flatMap((name) =>
  readFileSync(new URL(`../tables/triage/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LabelledTicket),
);

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

  it('changes or weakens the verdict when a fact is taken away', () => {
    const idle = pieces.filter(
      ({ ticket, verdict, piece }) => piece.kind === 'fact' && !isWeaker(without(ticket, verdict, piece), verdict),
    );
    expect(idle.map(({ ticket, piece }) => `${ticket.id} ${piece.fact}`)).toEqual([]);
  });

  it('changes or weakens the verdict when a quote is blanked, but for one in fifty that other words outweigh', () => {
    const wording = pieces.filter(({ piece }) => piece.kind === 'wording');
    const idle = wording.filter(({ ticket, verdict, piece }) => !isWeaker(without(ticket, verdict, piece), verdict));
    expect(idle.length / wording.length).toBeLessThan(0.02);
  });
});
