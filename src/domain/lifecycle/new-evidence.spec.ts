import { describe, expect, it } from '@jest/globals';
import type { BeforeEvidence } from './new-evidence.js';
import { afterEvidence } from './new-evidence.js';

const INTAKE = new Date('2026-11-23T15:00:00Z');
const NOW = new Date('2026-11-25T15:00:00Z');
const before = (over: Partial<BeforeEvidence>): BeforeEvidence => ({
  stage: 'triage',
  scenario: 'undetermined',
  factsAtStageStart: {},
  correctedAt: null,
  basis: { kind: 'intake', at: INTAKE },
  ...over,
});
const undetermined = { scenario: 'undetermined', route: 'none' } as const;
const inactive = { scenario: 'ruc_inactive', route: 'in_person' } as const;
const captcha = { scenario: 'captcha_loop', route: 'online' } as const;

describe('new evidence', () => {
  it('sends a case in triage where its verdict says, and counts its window from now', () => {
    expect(afterEvidence(before({}), inactive, {}, NOW)).toMatchObject({
      stage: 'in_person',
      basis: { kind: 'evidence', at: NOW },
    });
  });

  it('sends what the portal sent to the counter there, whatever the cause', () => {
    expect(afterEvidence(before({}), captcha, { portalSaysInPerson: true }, NOW).stage).toBe('in_person');
  });

  it('leaves a case in triage while nothing is decided', () => {
    expect(afterEvidence(before({}), undetermined, {}, NOW)).toMatchObject({ stage: 'triage' });
  });

  it('never moves a case that somebody works on', () => {
    expect(afterEvidence(before({ stage: 'online', scenario: 'captcha_loop' }), inactive, {}, NOW).stage).toBe(
      'online',
    );
  });

  it('keeps the promise while the cause stays the same', () => {
    const same = before({ stage: 'online', scenario: 'captcha_loop' });
    expect(afterEvidence(same, captcha, {}, NOW).basis).toEqual({ kind: 'intake', at: INTAKE });
  });

  it('brings back a case that was closed as out of scope, and no other', () => {
    expect(afterEvidence(before({ stage: 'closed', scenario: 'out_of_scope' }), inactive, {}, NOW).stage).toBe(
      'in_person',
    );
    expect(afterEvidence(before({ stage: 'closed', scenario: 'captcha_loop' }), inactive, {}, NOW).stage).toBe(
      'closed',
    );
    expect(afterEvidence(before({ stage: 'resolved', scenario: 'captcha_loop' }), inactive, {}, NOW).stage).toBe(
      'resolved',
    );
  });
});

describe('a correction', () => {
  const wrong = before({
    stage: 'correction',
    scenario: 'representative_mismatch',
    factsAtStageStart: { representativeMatches: false },
  });

  it('is no other fact, and no match that was only learned', () => {
    const learned = { representativeMatches: false, recoveryMailArrived: false };
    expect(afterEvidence(wrong, undetermined, learned, NOW).correctedAt).toBeNull();
    const unknown = { ...wrong, factsAtStageStart: {} };
    expect(afterEvidence(unknown, undetermined, { representativeMatches: true }, NOW).correctedAt).toBeNull();
  });

  it('is a changed fact while the case is in correction, and starts the window anew', () => {
    const after = afterEvidence(wrong, undetermined, { representativeMatches: true }, NOW);
    expect(after).toEqual({ stage: 'correction', correctedAt: NOW, basis: { kind: 'correction', at: NOW } });
  });

  it('is none when nothing changed, or elsewhere', () => {
    expect(afterEvidence(wrong, undetermined, { representativeMatches: false }, NOW).correctedAt).toBeNull();
    const online = { ...wrong, stage: 'online' as const };
    expect(afterEvidence(online, undetermined, { representativeMatches: true }, NOW).correctedAt).toBeNull();
  });

  it('keeps its clock until another cause turns up', () => {
    const corrected = before({
      stage: 'online',
      scenario: 'undetermined',
      correctedAt: INTAKE,
      basis: { kind: 'correction', at: INTAKE },
    });
    const fine = { scenario: 'standard_recovery', route: 'online' } as const;
    expect(afterEvidence(corrected, fine, {}, NOW).basis).toEqual({ kind: 'correction', at: INTAKE });
    expect(afterEvidence(corrected, inactive, {}, NOW).basis).toEqual({ kind: 'evidence', at: NOW });
  });
});
