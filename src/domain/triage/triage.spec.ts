import { describe, expect, it } from '@jest/globals';

import type { Facts } from './facts.js';
import { triage } from './triage.js';

const scenarioOf = (text: string, facts: Facts = {}): string => triage({ text, facts }).scenario;

describe('what counts as present', () => {
  it.each([
    ['El RUC está suspendido y por eso no sale la clave de empleador.', 'ruc_inactive'],
    ['Nunca hemos tenido clave de empleador, es el primer trabajador.', 'first_time_key'],
    ['El código de la clave de empleador no llega al correo, ya revisé spam.', 'invalid_email'],
    ['La cédula del gerente no coincide con el representante en la clave de empleador.', 'representative_mismatch'],
    ['El captcha de la clave de empleador da vueltas y no termina.', 'captcha_loop'],
    ['The employer key link bounces, the mailbox was deleted.', 'invalid_email'],
  ])('a cause that is told: %s', (text, scenario) => {
    expect(scenarioOf(text)).toBe(scenario);
  });

  it('a denied cause is not present', () => {
    expect(
      scenarioOf('El RUC sí está activo y el correo sí llega, pero el captcha de la clave de empleador no carga.'),
    ).toBe('captcha_loop');
  });

  it('a solved cause is not present', () => {
    expect(
      scenarioOf(
        'El año pasado el correo no existía y se corrigió. Hoy la cédula del gerente nuevo es rechazada en la clave de empleador.',
      ),
    ).toBe('representative_mismatch');
  });

  it('a guess is no evidence', () => {
    expect(scenarioOf('¿Será que el RUC está suspendido? No lo hemos revisado. La clave de empleador no sale.')).toBe(
      'undetermined',
    );
  });

  it('hearsay is no evidence, what a clerk said in person is', () => {
    expect(scenarioOf('Mi vecino dice que el RUC está suspendido. La clave de empleador no sale.')).toBe(
      'undetermined',
    );
    expect(
      scenarioOf(
        'La señorita de la ventanilla del SRI me dijo que el RUC está suspendido. La clave de empleador no sale.',
      ),
    ).toBe('ruc_inactive');
  });

  it('facts beat text', () => {
    expect(scenarioOf('El RUC está cerrado, por eso no sale la clave de empleador.', { rucStatus: 'active' })).toBe(
      'undetermined',
    );
    expect(scenarioOf('Olvidé la clave de empleador.', { hasHadKeyBefore: false })).toBe('first_time_key');
  });

  it('a bare forgotten key is undetermined, with e-mail and record in order it is the fast path', () => {
    expect(scenarioOf('Olvidé la clave de empleador.')).toBe('undetermined');
    expect(
      scenarioOf(
        'Olvidé la clave de empleador. El correo es mío y llega, el RUC está activo y soy el mismo representante.',
      ),
    ).toBe('standard_recovery');
  });

  it('several causes follow the precedence, the others stay in also', () => {
    const verdict = triage({
      text: 'El RUC está suspendido. Además el correo registrado es del contador anterior. Clave de empleador.',
    });
    expect(verdict).toMatchObject({ scenario: 'ruc_inactive', also: ['invalid_email'], route: 'in_person' });
  });
});

describe('causes told side by side', () => {
  it('the one that comes first leads, even where another is told at greater length', () => {
    expect(
      triage({
        text: 'Clave de empleador: el correo registrado ya no existe. Además el gerente que consta renunció y la cédula del nuevo representante no coincide con el registro.',
      }),
    ).toMatchObject({ scenario: 'invalid_email', also: ['representative_mismatch'] });
  });

  it('a key blocked by failed attempts says nothing of its cause, and that is quoted', () => {
    const verdict = triage({ text: 'La clave de empleador está bloqueada por intentos fallidos.' });
    expect(verdict.scenario).toBe('undetermined');
    expect(verdict.evidence.map(({ kind }) => kind)).toContain('wording');
  });
});

describe('which credential', () => {
  it.each([
    'Olvidé mi clave de afiliado y no puedo ver mi historia laboral.',
    'La clave del SRI está bloqueada y el correo registrado ya no existe.',
    'Ya entramos con la clave de empleador sin problema, pero la planilla salió con un sueldo equivocado.',
  ])('another matter is out of scope: %s', (text) => {
    expect(triage({ text })).toMatchObject({ scenario: 'out_of_scope', route: 'none' });
  });

  it.each(['', '🔑🔑😭', '\u0000\u0007\u001b', 'ключ работодателя не работает'])(
    'what cannot be read is undetermined: %j',
    (text) => {
      expect(triage({ text })).toMatchObject({ scenario: 'undetermined', needsInfo: true });
    },
  );
});

describe('the route of a dead mailbox', () => {
  it('starts online', () => {
    expect(triage({ text: 'El correo registrado de la clave de empleador es del contador anterior.' }).route).toBe(
      'online',
    );
  });

  it('is a visit where no e-mail is on file or the portal said so', () => {
    expect(triage({ text: 'Clave de empleador: el sistema dice que no registra correo.' }).route).toBe('in_person');
    expect(triage({ text: 'El código no llega, clave de empleador.', facts: { portalSaysInPerson: true } }).route).toBe(
      'in_person',
    );
  });
});

describe('the verdict shows and asks', () => {
  it('quotes the redacted text exactly', () => {
    const { evidence, redactedText } = triage({
      text: 'Estimados: 👋 el código de la clave de empleador no llega a ningún lado.',
    });
    const quotes = evidence.filter(({ kind }) => kind === 'wording');
    expect(quotes.length).toBeGreaterThan(0);
    for (const { quote, start, end } of quotes) expect(redactedText.slice(start, end)).toBe(quote);
  });

  it('keeps nothing of a secret', () => {
    const verdict = triage({ text: 'Mi clave de empleador era Mango_4512 y el correo registrado ya no existe.' });
    expect(verdict.secretsFound).toBe(1);
    expect(JSON.stringify(verdict)).not.toContain('Mango_4512');
  });

  it('asks one question that no fact has answered, and names the rivals', () => {
    const verdict = triage({ text: 'La clave de empleador no vale.', facts: { rucStatus: 'active' } });
    expect(verdict.question?.fact).not.toBe('rucStatus');
    expect(verdict.rivals).not.toContain('ruc_inactive');
    expect(verdict.rivals.length).toBeGreaterThan(1);
  });

  it('speaks the locale of the caller', () => {
    expect(triage({ text: '', locale: 'en' }).nextAction).toContain('Ask the question');
  });

  it.each([
    ['No hay turnos disponibles para la clave de empleador.', 'no_appointment'],
    ['El código llegó pero ya estaba vencido, clave de empleador.', 'code_expired'],
    ['Alguien cambió mi correo sin mi permiso, clave de empleador.', 'email_changed_without_consent'],
    ['Es la clave de empleador de mi empleada doméstica.', 'domestic_format'],
    ['El portal está caído desde la mañana, clave de empleador.', 'portal_outage'],
    ['En esa agencia no hacen lo de la clave de empleador, me mandaron a otra agencia.', 'wrong_office'],
    ['Probé con la clave de afiliado en el portal de empleadores y no entra.', 'wrong_credential'],
    ['El gerente es extranjero y su pasaporte no pasa en la clave de empleador.', 'foreign_representative'],
  ])('complications: %s', (text, complication) => {
    expect(triage({ text }).complications).toContain(complication);
  });
});
