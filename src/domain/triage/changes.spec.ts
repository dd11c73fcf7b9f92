import { describe, expect, it } from '@jest/globals';

import type { Facts } from './facts.js';
import { triage } from './triage.js';

const after = (text: string, facts: Facts) => triage({ text, facts });

describe('what would change a verdict', () => {
  const text = 'Olvidé la clave de empleador y quiero recuperarla.';
  const facts: Facts = { emailStatus: 'valid', rucStatus: 'active', representativeMatches: true };

  it('names for a recovery each fact that would make it a correction or a visit', () => {
    const { scenario, wouldChange } = after(text, facts);
    expect(scenario).toBe('standard_recovery');
    expect(wouldChange).toEqual(
      expect.arrayContaining([
        { fact: 'rucStatus', value: 'suspended', scenario: 'ruc_inactive' },
        { fact: 'emailStatus', value: 'invalid', scenario: 'invalid_email' },
        { fact: 'representativeMatches', value: false, scenario: 'representative_mismatch' },
      ]),
    );
  });

  it.each([
    [text, facts],
    ['No me llega el correo del IESS a mi buzón, la clave de empleador.', {}],
    ['El RUC consta suspendido y no puedo sacar la clave patronal.', { captchaPassed: true }],
    ['Necesito ayuda con la clave de empleador.', {}],
  ] as const)('says of each change just what triage answers once it is checked: %s', (words, checked: Facts) => {
    const { scenario, wouldChange } = after(words, checked);
    expect(wouldChange.length).toBeGreaterThan(0);
    for (const change of wouldChange) {
      expect(change.scenario).not.toBe(scenario);
      expect(after(words, { ...checked, [change.fact]: change.value }).scenario).toBe(change.scenario);
    }
  });
});
