import { describe, expect, it } from '@jest/globals';
import type { Facts } from './facts.js';
import { triage } from './triage.js';
import type { Judged } from './verdict-change.js';
import { isOtherAnswer, verdictChange } from './verdict-change.js';

const judged = (text: string, facts: Facts = {}): Judged => ({ verdict: triage({ text, facts }), facts });

const FORGOT = 'Olvidé la clave de empleador.';
const SUSPENDED = 'El RUC de la empresa está suspendido en el SRI.';

describe('what changed a verdict', () => {
  it('names the fact that decided, from what to what', () => {
    const change = verdictChange(judged(FORGOT), judged(FORGOT, { rucStatus: 'closed' }));
    expect(change.scenario).toEqual({ from: 'undetermined', to: 'ruc_inactive' });
    expect(change.route).toEqual({ from: 'none', to: 'in_person' });
    expect(change.because).toEqual([{ kind: 'fact', fact: 'rucStatus', from: null, to: 'closed' }]);
  });

  it('quotes the new words that decided, and none that were there before', () => {
    const change = verdictChange(judged(FORGOT), judged(`${FORGOT}\n\n${SUSPENDED}`));
    expect(change.scenario?.to).toBe('ruc_inactive');
    expect(change.because.length).toBeGreaterThan(0);
    for (const reason of change.because) {
      expect(reason).toMatchObject({ kind: 'wording', supports: ['ruc_inactive'] });
      expect(reason.kind === 'wording' && SUSPENDED.includes(reason.quote)).toBe(true);
    }
  });

  it('leaves out a fact that came along and bears nothing', () => {
    const after = judged(FORGOT, { rucStatus: 'closed', captchaPassed: true });
    const facts = verdictChange(judged(FORGOT), after).because.map((reason) => 'fact' in reason && reason.fact);
    expect(facts).toEqual(['rucStatus']);
  });

  it('names a fact that fell away or was set right', () => {
    const before = judged(FORGOT, { rucStatus: 'suspended' });
    const change = verdictChange(before, judged(FORGOT, { rucStatus: 'active' }));
    expect(change.scenario?.from).toBe('ruc_inactive');
    expect(change.because).toEqual([{ kind: 'fact', fact: 'rucStatus', from: 'suspended', to: 'active' }]);
  });

  it('names causes that came to stand beside the leading one', () => {
    const before = judged(SUSPENDED, { rucStatus: 'suspended' });
    const change = verdictChange(before, judged(SUSPENDED, { rucStatus: 'suspended', captchaPassed: false }));
    expect(change.scenario).toBeNull();
    expect(change.also).toEqual({ gained: ['captcha_loop'], lost: [] });
    expect(isOtherAnswer(change)).toBe(true);
  });

  it('gives the beginning of what was said where the verdict rests on none of it', () => {
    const change = verdictChange(judged(SUSPENDED), judged(`${SUSPENDED}\n\nGracias por la ayuda.`));
    expect(isOtherAnswer(change)).toBe(false);
    expect(change.because).toEqual([{ kind: 'wording', quote: 'Gracias por la ayuda.' }]);
  });

  it('names the engine where a newer one judged the same words and facts', () => {
    const now = judged(SUSPENDED);
    const change = verdictChange({ ...now, verdict: { ...now.verdict, engineVersion: '0.9' } }, now);
    expect(change.because).toEqual([{ kind: 'engine', from: '0.9', to: now.verdict.engineVersion }]);
  });

  it('names the person who overruled, and that the word fell when new facts came', () => {
    const engine = judged(FORGOT);
    const word = { ...engine, verdict: { ...engine.verdict, scenario: 'captcha_loop' as const }, overruleId: 'o1' };
    expect(verdictChange(engine, word).because).toEqual([{ kind: 'person', word: 'given' }]);
    const fallen = verdictChange(word, judged(FORGOT, { rucStatus: 'closed' }));
    expect(fallen.because).toEqual([
      { kind: 'person', word: 'ended' },
      { kind: 'fact', fact: 'rucStatus', from: null, to: 'closed' },
    ]);
  });

  it('finds nothing between equal verdicts', () => {
    const same = verdictChange(judged(SUSPENDED), judged(SUSPENDED));
    expect(same.because).toEqual([]);
    expect(isOtherAnswer(same)).toBe(false);
  });
});
