import { describe, expect, it } from '@jest/globals';
import type { Refusal, WouldAllow } from '../lifecycle/attempt-budget.js';
import type { Stage, WaitingFor } from '../lifecycle/stages.js';
import { STAGES, WAITING_FOR } from '../lifecycle/stages.js';
import { STAGE_TEXTS } from '../lifecycle/move-texts.js';
import type { Scenario } from '../triage/scenarios.js';
import { SCENARIOS } from '../triage/scenarios.js';
import { clientStatus, onlineAdvice } from './client-status.js';
import type { ClientStatus, StatusQuestion } from './client-status.js';

const LOCALES = ['es', 'en'] as const;
const CODES = SCENARIOS.map(({ code }) => code);
const ALL = STAGES.flatMap((stage) =>
  CODES.flatMap((scenario) => WAITING_FOR.map((waitingFor) => [stage, scenario, waitingFor] as const)),
);

const asked = (stage: Stage, scenario: Scenario, waitingFor: WaitingFor): StatusQuestion => ({
  stage,
  scenario,
  waitingFor,
  online: 'try',
  wasResolved: stage === 'resolved',
  question: '¿Qué estado muestra hoy el SRI?',
  missingDocuments: ['Original ID card.'],
  window: { earliest: '2026-11-27', latest: '2026-12-04' },
  visitOn: null,
  today: '2026-11-25',
});
const spoken = (date: string): string => `<${date}>`;
const sentences = ({ headline, explanation, nextStep, window, safety }: ClientStatus): string[] =>
  [headline, explanation, nextStep, window?.text ?? null, safety].filter((text) => text !== null);

describe('what the employer reads, in every stage, for every cause, whoever has the turn', () => {
  it.each(ALL)('says where it stands and what comes next: %s, %s, %s', (stage, scenario, waitingFor) => {
    for (const locale of LOCALES) {
      const status = clientStatus(asked(stage, scenario, waitingFor), locale, spoken);
      for (const text of sentences(status)) expect(text).toMatch(/^[¿\p{Lu}].{8,}/u);
      expect(status.headline).not.toMatch(/[.:]/);
      expect(status.nextStep).toMatch(/\.$/);
    }
  });

  it.each(ALL)('holds no code, no hole and no key: %s, %s, %s', (stage, scenario, waitingFor) => {
    for (const locale of LOCALES) {
      const status = clientStatus(asked(stage, scenario, waitingFor), locale, spoken);
      const text = sentences(status).join(' ');
      expect(text).not.toMatch(/_|undefined|null|[{}]/);
      for (const code of CODES) expect(text).not.toContain(code);
      expect(text).not.toContain(STAGE_TEXTS.triage[locale]);
      expect(text).not.toMatch(/\d{10}/);
      expect(status.safety).not.toBe('');
    }
  });

  it.each(ALL)('says each thing in both languages: %s, %s, %s', (stage, scenario, waitingFor) => {
    const [es, en] = LOCALES.map((locale) => clientStatus(asked(stage, scenario, waitingFor), locale, spoken));
    const [inSpanish, inEnglish] = [sentences(es as ClientStatus), sentences(en as ClientStatus)];
    expect(inEnglish).toHaveLength(inSpanish.length);
    inSpanish.forEach((text, place) => expect(inEnglish[place]).not.toBe(text));
  });
});

describe('whose turn it is', () => {
  it.each(STAGES)('changes the next step while the case is open: %s', (stage) => {
    const steps = WAITING_FOR.map((turn) => clientStatus(asked(stage, 'invalid_email', turn), 'es', spoken).nextStep);
    expect(new Set(steps).size).toBe(stage === 'resolved' || stage === 'closed' ? 1 : 4);
  });
});

describe('a visit to come', () => {
  const stepWith = (visitOn: string): string =>
    clientStatus({ ...asked('in_person', 'ruc_inactive', 'appointment'), visitOn }, 'es', spoken).nextStep;

  it('is named with its date until it has passed', () => {
    expect(stepWith('2026-11-25')).toContain('es el <2026-11-25>');
    expect(stepWith('2026-11-24')).toContain('era el <2026-11-24>. Cuéntenos cómo le fue');
  });
});

describe('the window', () => {
  const windowText = (change: Partial<StatusQuestion>): string | null =>
    clientStatus({ ...asked('in_person', 'ruc_inactive', 'us'), ...change }, 'es', spoken).window?.text ?? null;

  it('is worded as ours, never as a promise of IESS', () => {
    expect(windowText({})).toBe(
      'Calculamos que estará resuelto entre el <2026-11-27> y el <2026-12-04>. Es un cálculo nuestro, no un compromiso del IESS.',
    );
    for (const today of ['2026-11-25', '2026-12-05']) expect(windowText({ today })).toContain('cálculo nuestro');
  });

  it('is one day where both dates are the same', () => {
    expect(windowText({ window: { earliest: '2026-11-27', latest: '2026-11-27' } })).toContain(
      'resuelto el <2026-11-27>',
    );
  });

  it('admits that it has passed', () => {
    expect(windowText({ today: '2026-12-05' })).toMatch(/^Ya pasó la fecha/);
  });

  it('stands still while we wait for the employer', () => {
    expect(windowText({ waitingFor: 'client' })).toContain('detenido');
  });

  it('is nothing where there is none or the case has ended', () => {
    expect(windowText({ window: null })).toBeNull();
    expect(windowText({ stage: 'resolved' })).toBeNull();
  });
});

describe('what we need', () => {
  it('is the one question and the documents while it is open, and nothing once it has ended', () => {
    const neededIn = (stage: Stage): string[] =>
      clientStatus(asked(stage, 'undetermined', 'client'), 'es', spoken).needed;
    expect(neededIn('triage')).toEqual(['¿Qué estado muestra hoy el SRI?', 'Original ID card.']);
    expect(neededIn('in_person')).toEqual(['Original ID card.']);
    expect(neededIn('closed')).toEqual([]);
  });
});

describe('where the desk says stop', () => {
  const refused = (refusal: Refusal, wouldAllow: WouldAllow): ClientStatus => {
    const online = onlineAdvice({ left: 0, refusal, wouldAllow });
    return clientStatus({ ...asked('online', 'standard_recovery', 'us'), online }, 'es', spoken);
  };

  it('nobody is told to try', () => {
    expect(refused('used_up', 'override').nextStep).toContain('No lo intente más en línea');
    expect(refused('portal_down', 'wait').nextStep).toContain('portal está fallando');
    const sent = refused('must_go_in_person', 'changed_fact');
    expect(sent).toMatchObject({ headline: 'No lo intente en línea', explanation: null });
    expect(sent.nextStep).toContain('sigue en el IESS');
  });

  it('one more try elsewhere is offered while the budget has it', () => {
    expect(refused('used_up', 'changed_surroundings').nextStep).toContain('Cambie de navegador');
    expect(onlineAdvice({ left: 1, refusal: null })).toBe('try');
  });
});

describe('a case that ended without access', () => {
  it('says so, and why where it was another matter', () => {
    const of = (scenario: Scenario): string => clientStatus(asked('closed', scenario, 'us'), 'es', spoken).nextStep;
    expect(of('captcha_loop')).toContain('sin que se recuperara');
    expect(of('out_of_scope')).toContain('no es la clave de empleador');
  });
});
