import { describe, expect, it } from '@jest/globals';
import type { ActionQuestion } from './next-action.js';
import { nextAction } from './next-action.js';

const asked = (over: Partial<ActionQuestion>): string =>
  nextAction({ stage: 'online', waitingFor: 'us', verdictAction: 'Haga esto.', question: null, ...over }, 'es');

describe('the one thing to do next', () => {
  it('is the question in triage, and what the verdict says elsewhere', () => {
    expect(asked({ stage: 'triage', question: '¿Llegó el correo?' })).toBe('¿Llegó el correo?');
    expect(asked({ question: '¿Llegó el correo?' })).toBe('Haga esto.');
  });

  it('is the access test in verification, whatever the cause was', () => {
    expect(asked({ stage: 'verification' })).toContain('Pruebe el acceso');
  });

  it('is to wait while somebody else has the turn', () => {
    expect(asked({ waitingFor: 'client' })).toContain('Espere');
  });
});
