import { describe, expect, it } from '@jest/globals';
import type { Facts } from './facts.js';
import type { Overrule, Word } from './overrule.js';
import { faultOf, isContradicted, overruledVerdict } from './overrule.js';
import { triage } from './triage.js';

const UNDETERMINED: Word = { scenario: 'undetermined', also: [], route: 'none' };
const MAIL: Word = { scenario: 'invalid_email', also: [], route: 'online' };
const CAPTCHA: Word = { scenario: 'captcha_loop', also: [], route: 'online' };
const RUC: Word = { scenario: 'ruc_inactive', also: [], route: 'in_person' };

const said = (word: Word, engine: Word = UNDETERMINED, facts: Facts = {}): Overrule => ({ word, engine, facts });

describe("a person's word", () => {
  it.each<[Word, ReturnType<typeof faultOf>]>([
    [CAPTCHA, undefined],
    [{ ...MAIL, route: 'in_person' }, undefined],
    [{ ...RUC, also: ['captcha_loop'] }, undefined],
    [{ ...CAPTCHA, route: 'none' }, 'route_needed'],
    [{ ...UNDETERMINED, route: 'online' }, 'route_none'],
    [{ ...CAPTCHA, also: ['captcha_loop'] }, 'also_not_beside'],
    [{ ...MAIL, also: ['standard_recovery'] }, 'also_not_beside'],
    [{ ...UNDETERMINED, also: ['invalid_email'] }, 'also_not_beside'],
    [{ ...CAPTCHA, also: ['invalid_email'] }, 'also_outranks'],
    [MAIL, 'changes_nothing'],
  ])('%j beside a verdict of invalid_email is judged %s', (word, fault) => {
    expect(faultOf(word, MAIL)).toBe(fault);
  });
});

describe('new evidence against it', () => {
  it('leaves it standing when the engine repeats what the person saw', () => {
    expect(isContradicted(said(CAPTCHA, MAIL), MAIL, {})).toBe(false);
  });

  it('leaves it standing when the engine knows too little, or comes round', () => {
    expect(isContradicted(said(MAIL, CAPTCHA), UNDETERMINED, {})).toBe(false);
    expect(isContradicted(said(MAIL, CAPTCHA), MAIL, {})).toBe(false);
  });

  it('ends it when a cause is told that leads the one that the person named', () => {
    expect(isContradicted(said(CAPTCHA), RUC, {})).toBe(true);
  });

  it('leaves it standing beside a lesser cause', () => {
    expect(isContradicted(said(RUC), CAPTCHA, {})).toBe(false);
  });

  it('ends it when a fact checked since denies the cause', () => {
    expect(isContradicted(said(RUC), UNDETERMINED, { rucStatus: 'active' })).toBe(true);
    expect(
      isContradicted(said(RUC, UNDETERMINED, { rucStatus: 'active' }), UNDETERMINED, { rucStatus: 'active' }),
    ).toBe(false);
  });

  it('ends it when a fact checked since confirms what the engine said all along', () => {
    expect(isContradicted(said(CAPTCHA, MAIL), MAIL, { emailStatus: 'invalid' })).toBe(true);
  });

  it('ends "nothing can be picked" once something new can', () => {
    expect(isContradicted(said(UNDETERMINED, MAIL), MAIL, {})).toBe(false);
    expect(isContradicted(said(UNDETERMINED, MAIL), CAPTCHA, {})).toBe(true);
  });

  it('ends "another matter" when a cause of this one is told', () => {
    const outside: Word = { scenario: 'out_of_scope', also: [], route: 'none' };
    expect(isContradicted(said(outside), MAIL, {})).toBe(true);
  });
});

describe('the verdict that stands', () => {
  const engine = triage({ text: 'Olvidé la clave de empleador. El captcha no carga.' });

  it('answers with the word, advises by it, and keeps the answer of the engine', () => {
    const standing = overruledVerdict(engine, said(RUC, engine), {}, 'es');
    const own = triage({ text: '', facts: { rucStatus: 'closed' } });
    expect(standing).toMatchObject({ scenario: 'ruc_inactive', route: 'in_person', needsInfo: false, rivals: [] });
    expect(standing.overruled).toEqual({ scenario: engine.scenario, also: engine.also, route: engine.route });
    expect([standing.nextAction, standing.steps, standing.checklist]).toEqual([
      own.nextAction,
      own.steps,
      own.checklist,
    ]);
    expect(standing.evidence).toEqual(engine.evidence);
    expect(standing.question).toBeUndefined();
  });

  it('asks something where the word is that nothing can be picked', () => {
    const standing = overruledVerdict(engine, said(UNDETERMINED, engine), {}, 'en');
    expect(standing.needsInfo).toBe(true);
    expect(standing.question?.text).toContain('?');
  });

  it('takes a lesser cause that was told since beside the word', () => {
    const standing = overruledVerdict({ ...engine, ...CAPTCHA }, said(RUC), {}, 'es');
    expect(standing.also).toEqual(['captcha_loop']);
  });
});
