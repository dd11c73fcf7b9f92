import { describe, expect, it } from '@jest/globals';
import type { BudgetQuestion } from './attempt-budget.js';
import { attemptBudget } from './attempt-budget.js';
import type { Facts } from '../triage/facts.js';
import type { Attempt, Finding } from './attempts.js';
import { isAccessTest, surroundingsChanged } from './attempts.js';

const NOW = new Date('2026-11-25T15:00:00Z');
const at = (minutesAgo: number): Date => new Date(NOW.getTime() - minutesAgo * 60_000);

const attempt = (over: Partial<Attempt>): Attempt => ({
  by: 'staff',
  outcome: 'failed',
  isAccessTest: false,
  scenario: 'standard_recovery',
  resolvedAt: null,
  facts: {},
  unchangedHere: [],
  browser: null,
  network: null,
  device: null,
  recordedAt: at(120),
  ...over,
});

const question = (over: Partial<BudgetQuestion>): BudgetQuestion => ({
  stage: 'online',
  scenario: 'standard_recovery',
  facts: {},
  openedAt: at(24 * 60),
  correctedAt: null,
  corrections: [],
  findings: [],
  isOutage: false,
  hasOverride: false,
  attempts: [],
  surroundings: null,
  now: NOW,
  ...over,
});

const onChrome = { browser: 'Chrome', network: 'oficina', device: 'PC' };
const onFirefox = { ...onChrome, browser: 'Firefox' };

describe('the robot check', () => {
  const once = [attempt({ outcome: 'captcha_failed', ...onChrome })];

  it('gives one try', () => {
    expect(attemptBudget(question({ scenario: 'captcha_loop' }))).toEqual({ left: 1, refusal: null });
  });

  it('gives a second only with another browser, network or device', () => {
    const again = question({ scenario: 'captcha_loop', attempts: once });
    expect(attemptBudget({ ...again, surroundings: onChrome })).toMatchObject({ left: 0, refusal: 'used_up' });
    expect(attemptBudget({ ...again, surroundings: onFirefox })).toMatchObject({ left: 1 });
  });

  it('never gives a third, however much changes', () => {
    const twice = [...once, attempt({ outcome: 'captcha_failed', ...onFirefox })];
    const third = { browser: 'Edge', network: 'móvil', device: 'teléfono' };
    expect(attemptBudget(question({ scenario: 'captcha_loop', attempts: twice, surroundings: third })).left).toBe(0);
  });

  it('takes a missing or rewritten name for unchanged', () => {
    expect(surroundingsChanged(onChrome, { browser: null, network: null, device: null })).toBe(false);
    expect(surroundingsChanged({ browser: null, network: null, device: null }, onFirefox)).toBe(false);
    expect(surroundingsChanged(onChrome, { ...onChrome, browser: ' chrome ' })).toBe(false);
  });
});

describe('plain recovery', () => {
  it('gives two tries, and the client’s own count', () => {
    const tries = [attempt({ by: 'client' }), attempt({})];
    expect(attemptBudget(question({ attempts: tries.slice(0, 1) })).left).toBe(1);
    expect(attemptBudget(question({ attempts: tries }))).toMatchObject({ left: 0, wouldAllow: 'changed_fact' });
  });

  it('starts again when a checked fact changed, and not when it changes back', () => {
    const tries = [attempt({ facts: { emailStatus: 'invalid' } }), attempt({ facts: { emailStatus: 'invalid' } })];
    expect(attemptBudget(question({ attempts: tries, facts: { emailStatus: 'valid' } })).left).toBe(2);
    expect(attemptBudget(question({ attempts: tries, facts: { emailStatus: 'invalid' } })).left).toBe(0);
    expect(attemptBudget(question({ attempts: tries, facts: {} })).left).toBe(0);
  });

  it('forgets what was before a success of staff whose case was resolved before this one was opened', () => {
    const tried = [attempt({}), attempt({})];
    const left = (success: Partial<Attempt>, openedAt: Date): number =>
      attemptBudget(question({ openedAt, attempts: [...tried, attempt({ outcome: 'succeeded', ...success })] })).left;
    expect(left({ resolvedAt: at(60) }, at(30))).toBe(2);
    expect(left({ resolvedAt: at(60) }, at(90))).toBe(0);
    expect(left({ resolvedAt: null }, at(30))).toBe(0);
    expect(left({ resolvedAt: at(60), by: 'client' }, at(30))).toBe(0);
  });

  it('does not start again with a fact that was only learned, or that got worse', () => {
    const tries = [attempt({}), attempt({ facts: { captchaPassed: true } })];
    const learned = { recoveryMailArrived: true, portalSaysInPerson: false, captchaPassed: false };
    expect(attemptBudget(question({ attempts: tries, facts: learned })).left).toBe(0);
  });

  it('takes what was first learned after a try for what it was made with', () => {
    const tries = [attempt({}), attempt({})];
    const left = (emails: ('invalid' | 'valid')[]): number => {
      const findings = emails.map((emailStatus, index) => ({
        facts: { emailStatus },
        at: at(90 - index),
        isOwn: true,
      }));
      return attemptBudget(question({ attempts: tries, findings, facts: findings.at(-1)?.facts ?? {} })).left;
    };
    expect(left(['invalid'])).toBe(0);
    expect(left(['valid'])).toBe(0);
    expect(left(['invalid', 'valid'])).toBe(2);
    expect(left(['valid', 'invalid', 'valid'])).toBe(0);
  });

  it('forgives the first expired code only', () => {
    const expired = attempt({ outcome: 'code_expired' });
    expect(attemptBudget(question({ attempts: [expired] })).left).toBe(2);
    expect(attemptBudget(question({ attempts: [expired, attempt({ outcome: 'code_expired' })] })).left).toBe(1);
  });

  it('leaves access tests in verification out of the count', () => {
    expect(attemptBudget(question({ attempts: [attempt({ isAccessTest: true })] })).left).toBe(2);
  });
});

describe('the e-mail on record', () => {
  it('gives one try, and another when its state changed', () => {
    const tries = [attempt({ outcome: 'no_mail', facts: { emailStatus: 'invalid' } })];
    const again = question({ scenario: 'invalid_email', attempts: tries });
    expect(attemptBudget({ ...again, facts: { emailStatus: 'invalid', rucStatus: 'active' } }).left).toBe(0);
    expect(attemptBudget({ ...again, facts: { emailStatus: 'valid' } }).left).toBe(1);
    expect(attemptBudget({ ...again, facts: { emailStatus: 'missing' } }).left).toBe(0);
    const unknown = [attempt({ outcome: 'no_mail' })];
    expect(attemptBudget({ ...again, attempts: unknown, facts: { emailStatus: 'invalid' } }).left).toBe(0);
  });
});

describe('the representative’s data', () => {
  it('give no try before the correction and one after it', () => {
    const wrong = question({ scenario: 'representative_mismatch', stage: 'correction' });
    expect(attemptBudget(wrong)).toMatchObject({ left: 0, refusal: 'needs_correction', wouldAllow: 'correction' });
    expect(attemptBudget({ ...wrong, scenario: 'invalid_email' })).toMatchObject({ refusal: 'needs_correction' });
    const corrected = {
      ...wrong,
      correctedAt: at(60),
      corrections: [at(60)],
      attempts: [attempt({ recordedAt: at(90) })],
    };
    expect(attemptBudget(corrected).left).toBe(1);
    const retried = [...corrected.attempts, attempt({ recordedAt: at(30) })];
    expect(attemptBudget({ ...corrected, attempts: retried })).toMatchObject({ left: 0, refusal: 'used_up' });
  });
});

describe('a second correction', () => {
  const once = question({
    scenario: 'representative_mismatch',
    stage: 'correction',
    correctedAt: at(20),
    corrections: [at(60), at(20)],
    attempts: [attempt({ recordedAt: at(30) })],
  });

  it('gives no second retry: one correction, one retry, for the whole RUC', () => {
    expect(attemptBudget(once)).toMatchObject({ left: 0, refusal: 'used_up', wouldAllow: 'override' });
  });

  it('gives one again after a case that staff brought to a success', () => {
    const solved = attempt({ outcome: 'succeeded', resolvedAt: at(24), recordedAt: at(25) });
    expect(attemptBudget({ ...once, openedAt: at(23), attempts: [...once.attempts, solved] }).left).toBe(1);
  });
});

describe('a supervisor’s override', () => {
  const stopped = question({ stage: 'in_person', scenario: 'ruc_inactive' });

  it('sets any stop aside for one try, and says which', () => {
    expect(attemptBudget({ ...stopped, hasOverride: true })).toEqual({
      left: 1,
      refusal: null,
      overridden: 'must_go_in_person',
    });
  });

  it('opens no closed case', () => {
    expect(attemptBudget({ ...stopped, stage: 'closed', hasOverride: true })).toMatchObject({ refusal: 'not_open' });
  });

  it('adds nothing to tries that are left', () => {
    expect(attemptBudget(question({ hasOverride: true }))).toEqual({ left: 2, refusal: null });
  });
});

describe('what would allow another try at the robot check', () => {
  const wouldAllow = (attempts: Attempt[]): unknown => attemptBudget(question({ scenario: 'captcha_loop', attempts }));
  const first = attempt({ outcome: 'captcha_failed', ...onChrome });

  it('is another browser, network or device, once, and where the first was named', () => {
    expect(wouldAllow([first])).toMatchObject({ wouldAllow: 'changed_surroundings' });
    expect(wouldAllow([first, attempt({ ...onFirefox })])).toMatchObject({ wouldAllow: 'override' });
    expect(wouldAllow([attempt({ outcome: 'captcha_failed' })])).toMatchObject({ wouldAllow: 'override' });
  });
});

describe('an access test', () => {
  it('is a log-in in verification; a recovery tried again there is none', () => {
    expect(isAccessTest('verification', 'failed')).toBe(true);
    expect(isAccessTest('verification', 'captcha_failed')).toBe(false);
    expect(isAccessTest('online', 'succeeded')).toBe(false);
  });
});

describe('a correction of another case', () => {
  it('gives no try at the robot check', () => {
    const tries = [attempt({ outcome: 'captcha_failed' })];
    const corrected = question({
      scenario: 'captcha_loop',
      attempts: tries,
      correctedAt: at(60),
      corrections: [at(60)],
    });
    expect(attemptBudget(corrected)).toMatchObject({ left: 0, refusal: 'used_up' });
  });
});

describe('tries at the robot check', () => {
  const twice = [
    attempt({ outcome: 'captcha_failed', ...onChrome }),
    attempt({ outcome: 'captcha_failed', ...onFirefox }),
  ];
  const corrected = question({
    scenario: 'representative_mismatch',
    attempts: twice,
    correctedAt: at(60),
    corrections: [at(60)],
  });

  it('stay used up when the cause is called otherwise and its record corrected', () => {
    expect(attemptBudget(corrected)).toMatchObject({ left: 0, refusal: 'used_up', wouldAllow: 'override' });
    expect(attemptBudget({ ...corrected, attempts: twice.slice(0, 1) }).left).toBe(1);
    const vague = twice.map((one) => ({ ...one, outcome: 'failed' as const, scenario: 'captcha_loop' as const }));
    expect(attemptBudget({ ...corrected, attempts: vague }).left).toBe(0);
  });

  it('are over when the check is known to let pass what it did not', () => {
    const failed = twice.map((one) => ({ ...one, facts: { captchaPassed: false } }));
    expect(attemptBudget({ ...corrected, attempts: failed, facts: { captchaPassed: true } }).left).toBe(1);
    expect(attemptBudget({ ...corrected, facts: { captchaPassed: true } }).left).toBe(0);
  });
});

describe('a case for the counter', () => {
  it('gets no online try', () => {
    for (const over of [
      { scenario: 'ruc_inactive' as const },
      { scenario: 'first_time_key' as const },
      { stage: 'in_person' as const },
      { facts: { portalSaysInPerson: true } },
    ]) {
      expect(attemptBudget(question(over))).toMatchObject({ left: 0, refusal: 'must_go_in_person' });
    }
  });
});

describe('a RUC that the portal sent in person', () => {
  const sent = [attempt({ outcome: 'routed_in_person', facts: { emailStatus: 'missing' } })];

  it('gets no try from another case either, until a fact that decides it changes', () => {
    expect(attemptBudget(question({ attempts: sent }))).toMatchObject({ refusal: 'must_go_in_person' });
    expect(attemptBudget(question({ attempts: sent, facts: { captchaPassed: true } })).left).toBe(0);
    const learned = { rucStatus: 'active', hasHadKeyBefore: true, captchaPassed: true } as const;
    expect(attemptBudget(question({ attempts: sent, facts: learned })).left).toBe(0);
    expect(attemptBudget(question({ attempts: sent, facts: { emailStatus: 'valid' } })).left).toBe(2);
    expect(attemptBudget(question({ attempts: sent, facts: { portalSaysInPerson: false } })).left).toBe(2);
  });
});

describe('what a case has known all along', () => {
  const own = (facts: Facts, minutesAgo: number): Finding => ({ facts, at: at(minutesAgo), isOwn: true });
  const sent = [attempt({ outcome: 'routed_in_person' })];
  const said = { portalSaysInPerson: false };

  it('brings no RUC back that the portal sent in person from another case', () => {
    const older = question({ attempts: sent, facts: said, findings: [own(said, 180)] });
    expect(attemptBudget(older)).toMatchObject({ left: 0, refusal: 'must_go_in_person' });
    const later = [own(said, 180), own({ portalSaysInPerson: true }, 60), own(said, 30)];
    expect(attemptBudget({ ...older, findings: later }).left).toBe(2);
    expect(attemptBudget({ ...older, findings: [own({}, 180), own(said, 30)] }).left).toBe(2);
  });

  it('is no change from what another case was told', () => {
    const tries = [attempt({ facts: { emailStatus: 'invalid' } }), attempt({ facts: { emailStatus: 'invalid' } })];
    const facts = { emailStatus: 'valid' } as const;
    expect(attemptBudget(question({ attempts: tries, facts, findings: [own(facts, 180)] })).left).toBe(0);
    const mail = question({ scenario: 'invalid_email', facts: { emailStatus: 'invalid' } });
    const tried = [attempt({ facts: { emailStatus: 'valid' } })];
    expect(attemptBudget({ ...mail, attempts: tried, findings: [own(mail.facts, 180)] }).left).toBe(0);
    expect(attemptBudget({ ...mail, attempts: tried, findings: [own(facts, 180), own(mail.facts, 60)] }).left).toBe(1);
  });
});

describe('a portal that fails', () => {
  const error = (minutesAgo: number): Attempt => attempt({ outcome: 'portal_error', recordedAt: at(minutesAgo) });

  it('is left alone while an incident says that it is down, unless a supervisor says otherwise', () => {
    const outage = question({ isOutage: true });
    expect(attemptBudget(outage)).toEqual({ left: 0, refusal: 'portal_outage', wouldAllow: 'end_of_outage' });
    expect(attemptBudget({ ...outage, hasOverride: true })).toMatchObject({ left: 1, overridden: 'portal_outage' });
  });

  it('uses nothing, but holds the case for an hour after three in a row', () => {
    expect(attemptBudget(question({ attempts: [error(50), error(40)] })).left).toBe(2);
    const held = attemptBudget(question({ attempts: [error(50), error(40), error(30)] }));
    expect(held).toMatchObject({ refusal: 'portal_down', heldUntil: new Date('2026-11-25T15:30:00Z') });
    expect(attemptBudget(question({ attempts: [error(90), error(80), error(60)] })).left).toBe(2);
    const tested = attempt({ isAccessTest: true, recordedAt: at(10) });
    expect(attemptBudget(question({ attempts: [error(50), error(40), error(30), tested] })).left).toBe(0);
    const told = attempt({ by: 'client', outcome: 'code_expired', recordedAt: at(10) });
    expect(attemptBudget(question({ attempts: [error(50), error(40), error(30), told] })).left).toBe(0);
  });
});

describe('without a cause', () => {
  it('nobody guesses at the portal', () => {
    expect(attemptBudget(question({ scenario: 'undetermined', stage: 'triage' }))).toMatchObject({
      left: 0,
      refusal: 'no_verdict',
    });
    expect(attemptBudget(question({ stage: 'closed' }))).toMatchObject({ left: 0, refusal: 'not_open' });
  });
});
