import { describe, expect, it } from '@jest/globals';
import type { Situation } from './guards.js';
import { refusalText } from './move-texts.js';
import { decideMove, movesFrom } from './moves.js';
import { STAGES } from './stages.js';
import { faultsOf, TRANSITIONS } from './transitions.js';

const situation = (over: Partial<Situation>): Situation => ({
  stage: 'triage',
  scenario: 'undetermined',
  mover: 'agent',
  reason: null,
  facts: {},
  factsAtStageStart: {},
  outcomesSinceStage: [],
  newEvidence: false,
  documentsChecked: true,
  isCorrected: false,
  isTimeToClose: false,
  ...over,
});

describe('the table of moves', () => {
  it('is sound: every stage can be reached and every stage can end', () => {
    expect(faultsOf(TRANSITIONS)).toEqual([]);
  });

  it('is refused when a stage can not be reached, can not end, or leads to itself', () => {
    expect(faultsOf(TRANSITIONS.filter((row) => row.to !== 'resolved'))).toContain('resolved can not be reached');
    expect(faultsOf(TRANSITIONS.filter((row) => row.to !== 'closed'))).toContain('triage can not end');
    expect(faultsOf([...TRANSITIONS, { from: 'online', to: 'online', anyOf: ['reason'] }])).toContain(
      'online leads to itself',
    );
  });

  it('answers for every pair of stages, and never moves a case to where it is', () => {
    for (const stage of STAGES) {
      expect(movesFrom(situation({ stage })).map((move) => move.to)).toEqual(STAGES.filter((other) => other !== stage));
      expect(decideMove(stage, situation({ stage, reason: 'x', mover: 'owner' })).allowed).toBe(false);
    }
  });
});

describe('leaving triage', () => {
  it('needs a verdict, or a person who says why', () => {
    expect(decideMove('online', situation({})).allowed).toBe(false);
    expect(decideMove('online', situation({ reason: 'El cliente insiste' })).allowed).toBe(true);
    expect(decideMove('online', situation({ scenario: 'captcha_loop' }))).toMatchObject({ because: 'verdict_decided' });
  });

  it('closes without a reason only when a person confirms that it is out of scope', () => {
    expect(decideMove('closed', situation({ scenario: 'out_of_scope' })).allowed).toBe(true);
    expect(decideMove('closed', situation({ scenario: 'out_of_scope', mover: 'system' })).allowed).toBe(false);
    expect(decideMove('closed', situation({ scenario: 'captcha_loop' })).allowed).toBe(false);
  });

  it('does not count blanks as a reason', () => {
    expect(decideMove('online', situation({ reason: '   ' })).allowed).toBe(false);
  });
});

describe('bringing a case back online', () => {
  it('from in person takes a change of the fact that sent it there, or a supervisor', () => {
    const sent = situation({
      stage: 'in_person',
      scenario: 'ruc_inactive',
      factsAtStageStart: { rucStatus: 'closed' },
    });
    expect(decideMove('online', { ...sent, facts: { rucStatus: 'closed' }, reason: 'probemos' }).allowed).toBe(false);
    expect(decideMove('online', { ...sent, facts: { captchaPassed: true } }).allowed).toBe(false);
    expect(decideMove('online', { ...sent, facts: { rucStatus: 'active' } }).allowed).toBe(true);
    expect(decideMove('online', { ...sent, mover: 'supervisor', reason: 'IESS lo pidió' }).allowed).toBe(true);
  });

  it('from correction takes the recorded correction', () => {
    const wrong = situation({ stage: 'correction', factsAtStageStart: { representativeMatches: false } });
    expect(decideMove('online', { ...wrong, facts: { representativeMatches: false }, reason: 'ya' }).allowed).toBe(
      false,
    );
    expect(decideMove('online', { ...wrong, facts: { recoveryMailArrived: false }, reason: 'ya' }).allowed).toBe(false);
    expect(decideMove('online', { ...wrong, isCorrected: true })).toMatchObject({ because: 'correction_recorded' });
  });

  it('from the counter takes a change of the very fact that sent it there', () => {
    const sent = situation({ stage: 'in_person', factsAtStageStart: { rucStatus: 'closed', emailStatus: 'missing' } });
    const still = { rucStatus: 'closed', emailStatus: 'valid', hasHadKeyBefore: true } as const;
    expect(decideMove('online', { ...sent, facts: still }).allowed).toBe(false);
    expect(decideMove('online', { ...sent, facts: { rucStatus: 'suspended' } }).allowed).toBe(false);
    expect(decideMove('online', { ...sent, facts: { rucStatus: 'active', emailStatus: 'missing' } }).allowed).toBe(
      true,
    );
    const byMail = { ...sent, factsAtStageStart: { emailStatus: 'missing' } } as const;
    expect(decideMove('online', { ...byMail, facts: { emailStatus: 'valid' } }).allowed).toBe(true);
    expect(decideMove('online', { ...byMail, facts: { emailStatus: 'missing', rucStatus: 'active' } }).allowed).toBe(
      false,
    );
  });

  it('does not take a forgotten fact for a changed one', () => {
    const sent = situation({ stage: 'in_person', factsAtStageStart: { rucStatus: 'closed' } });
    expect(decideMove('online', { ...sent, facts: {} }).allowed).toBe(false);
    expect(decideMove('online', { ...sent, facts: { rucStatus: 'unknown' } }).allowed).toBe(false);
  });
});

describe('closing', () => {
  it('of a resolved case is done by a person, or by itself when its time has come', () => {
    const resolved = situation({ stage: 'resolved' });
    expect(decideMove('closed', resolved)).toMatchObject({ because: 'by_a_person' });
    expect(decideMove('closed', { ...resolved, mover: 'system' }).allowed).toBe(false);
    expect(decideMove('closed', { ...resolved, mover: 'system', isTimeToClose: true }).allowed).toBe(true);
  });
});

describe('resolving', () => {
  it('takes an access test that worked since verification began, whatever the reason says', () => {
    const testing = situation({ stage: 'verification', mover: 'owner', reason: 'seguro' });
    expect(decideMove('resolved', testing).allowed).toBe(false);
    expect(decideMove('resolved', { ...testing, outcomesSinceStage: ['succeeded'] }).allowed).toBe(true);
    expect(decideMove('resolved', { ...testing, outcomesSinceStage: ['succeeded', 'failed'] }).allowed).toBe(false);
  });

  it('takes the required documents besides, and says all that is missing', () => {
    const testing = situation({ stage: 'verification', documentsChecked: false });
    const tested = { ...testing, outcomesSinceStage: ['succeeded'] };
    expect(decideMove('resolved', tested)).toMatchObject({ missing: [], missingToo: ['documents_checked'] });
    expect(decideMove('resolved', testing)).toMatchObject({
      missing: ['access_tested'],
      missingToo: ['documents_checked'],
    });
    const both = refusalText({ missing: ['access_tested'], missingToo: ['documents_checked'] }, 'es');
    expect(both.wouldAllow).toBe(
      'una prueba de acceso que funcionó en esta etapa, y que los documentos obligatorios estén revisados',
    );
  });

  it('goes back without a reason when the test failed', () => {
    const failed = situation({ stage: 'verification', outcomesSinceStage: ['failed'] });
    expect(decideMove('online', failed)).toMatchObject({ because: 'test_failed' });
  });
});

describe('what is shown to a person', () => {
  it('says which moves only wait for a reason', () => {
    const moves = movesFrom(situation({ stage: 'online', scenario: 'standard_recovery' }));
    expect(moves.find((move) => move.to === 'verification')).toMatchObject({ allowed: true, needsReason: true });
    expect(moves.find((move) => move.to === 'resolved')).toMatchObject({ allowed: false, missing: [] });
  });
});
