import { describe, expect, it } from '@jest/globals';
import type { ActionQuestion } from './next-action.js';
import { nextAction } from './next-action.js';

const asked = (over: Partial<ActionQuestion>): string =>
  nextAction(
    {
      stage: 'online',
      waitingFor: 'us',
      visit: 'none',
      route: 'online',
      budget: { left: 2, refusal: null },
      isCorrected: false,
      verdictAction: 'Haga esto.',
      question: null,
      ...over,
    },
    'es',
  );

describe('the one thing to do next', () => {
  it('is the question in triage, and what the verdict says elsewhere', () => {
    expect(asked({ stage: 'triage', route: 'none', question: '¿Llegó el correo?' })).toBe('¿Llegó el correo?');
    expect(asked({ question: '¿Llegó el correo?' })).toBe('Haga esto.');
  });

  it('is to choose a stage where a case with a cause is back in triage', () => {
    expect(asked({ stage: 'triage' })).toContain('Decida en qué etapa');
  });

  it('is the access test in verification, whatever the cause was', () => {
    expect(asked({ stage: 'verification' })).toContain('Pruebe el acceso');
  });

  it('is to wait while somebody else has the turn', () => {
    expect(asked({ waitingFor: 'client' })).toContain('Espere');
  });
});

describe('a visit', () => {
  it('is prepared for, whoever has the turn, and asked about once its day has passed', () => {
    expect(asked({ stage: 'in_person', waitingFor: 'appointment', visit: 'to_come' })).toContain('Prepare');
    expect(asked({ stage: 'in_person', visit: 'to_come' })).toContain('Prepare');
    expect(asked({ stage: 'in_person', waitingFor: 'appointment', visit: 'passed' })).toContain('cómo le fue');
    expect(asked({ stage: 'triage', visit: 'passed' })).toContain('cómo le fue');
    expect(asked({ stage: 'verification', visit: 'passed' })).toContain('Pruebe el acceso');
  });
});

describe('where no try is left', () => {
  it('is to wait, while an incident says that the portal is down', () => {
    const budget = { left: 0, refusal: 'portal_outage', wouldAllow: 'end_of_outage' } as const;
    expect(asked({ budget })).toContain('no lo intente');
  });

  it('is the counter, for what the portal sent there', () => {
    const budget = { left: 0, refusal: 'must_go_in_person', wouldAllow: 'changed_fact' } as const;
    expect(asked({ budget })).toContain('«En persona»');
    expect(asked({ budget, stage: 'in_person' })).toContain('no lo intente en línea');
    expect(asked({ budget, stage: 'in_person', route: 'in_person' })).toBe('Haga esto.');
  });

  it('is other surroundings while they would help, and the counter afterwards', () => {
    const usedUp = { left: 0, refusal: 'used_up' } as const;
    expect(asked({ budget: { ...usedUp, wouldAllow: 'changed_surroundings' } })).toContain('Cambie de navegador');
    expect(asked({ budget: { ...usedUp, wouldAllow: 'override' } })).toContain('No lo intente más');
  });

  it('is the correction, and after it one retry', () => {
    const budget = { left: 0, refusal: 'needs_correction', wouldAllow: 'correction' } as const;
    expect(asked({ budget })).toContain('«Corrección»');
    expect(asked({ budget, stage: 'correction' })).toContain('anote aquí la corrección');
    expect(asked({ stage: 'correction', isCorrected: true, budget: { left: 1, refusal: null } })).toContain(
      'reintente',
    );
  });

  it('is the try that a supervisor allowed', () => {
    const budget = { left: 1, refusal: null, overridden: 'used_up' } as const;
    expect(asked({ stage: 'in_person', budget })).toContain('supervisor');
  });
});
