import { describe, expect, it } from '@jest/globals';
import { TEMPLATES } from '../domain/follow-ups/steps.js';
import type { MessageFacts } from './message-facts.js';
import { writeMessage } from './message.js';

const FACTS: MessageFacts = {
  locale: 'es',
  caseNumber: 104_412,
  clientName: 'Importadora Ejemplo S. A.',
  firmName: 'Contadores Ejemplo',
  toName: 'Ana Ejemplo',
  audience: 'client',
  insteadOfClient: false,
  today: '2026-03-05',
  step: { template: 'facts_missing', anchoredOn: '2026-03-06', daysLeft: 1, late: false },
  folded: [],
  otherCases: [],
  question: null,
  visit: null,
  caseUrl: null,
};
const stepOf = (template: MessageFacts['step']['template'], anchoredOn = '2026-03-06', daysLeft = 1) => ({
  step: { template, anchoredOn, daysLeft, late: false },
});

describe('messages', () => {
  it.each(TEMPLATES.flatMap((template) => (['es', 'en'] as const).map((locale) => ({ template, locale }))))(
    '$template in $locale names the case in a subject of at most 60 characters',
    ({ template, locale }) => {
      const { subject, text, html } = writeMessage({ ...FACTS, locale, ...stepOf(template) });
      expect(subject.length).toBeLessThanOrEqual(60);
      expect(subject).toContain('104412');
      expect(text).toContain(FACTS.firmName);
      expect(html).toContain(`<html lang="${locale}">`);
    },
  );

  it('says tomorrow only when the visit is tomorrow', () => {
    expect(writeMessage({ ...FACTS, ...stepOf('appointment_before') }).subject).toMatch(/^Mañana es su turno/);
    expect(writeMessage({ ...FACTS, ...stepOf('appointment_before', '2026-03-09') }).subject).toMatch(/^Su turno/);
  });

  it('tells where and when the visit is, who goes and what to bring', () => {
    const visit = {
      at: '09:20',
      officeName: 'Centro Ejemplo Norte',
      officeAddress: 'Av. Ejemplo 12',
      turnNumber: '118',
      goes: 'delegate',
      goesFullName: 'Eva Ejemplo',
      documents: ['Cédula original.', 'Carta firmada.'],
    } as const;
    const { text } = writeMessage({ ...FACTS, visit, ...stepOf('appointment_before') });
    expect(text).toContain('a las 09:20, Centro Ejemplo Norte, Av. Ejemplo 12, turno 118. Va Eva Ejemplo');
    expect(text).toContain('Lleve:\n· Cédula original.\n· Carta firmada.');
    const ours = { ...visit, goes: 'staff', goesFullName: null } as const;
    const english = writeMessage({ ...FACTS, locale: 'en', visit: ours, ...stepOf('appointment_before') }).text;
    expect(english).toContain('Contadores Ejemplo goes for you.');
    expect(english).toContain('We need from you:');
  });

  it('counts the business days that are left when it leaves, not those of the plan', () => {
    const subject = (anchoredOn: string, daysLeft: number) =>
      writeMessage({ ...FACTS, ...stepOf('deadline', anchoredOn, daysLeft) }).subject;
    expect(subject('2026-03-10', 3)).toMatch(/^Quedan 3 días hábiles/);
    expect(subject('2026-03-06', 1)).toMatch(/^Queda 1 día hábil/);
    expect(subject('2026-03-05', 0)).toMatch(/^Hoy es el vencimiento/);
    expect(subject('2026-03-04', -1)).toMatch(/^El vencimiento ya pasó/);
  });

  it('escapes names in HTML and lets none of them break the subject', () => {
    const { subject, html } = writeMessage({
      ...FACTS,
      ...stepOf('late'),
      clientName: 'A <b>& "Hijos"</b>\r\nBcc: otro@ejemplo.test',
    });
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).toContain('A &lt;b&gt;&amp; &quot;Hijos&quot;&lt;/b&gt;');
    expect(html).not.toContain('<b>');
  });

  it('tells staff what the client would have read', () => {
    const { subject, text } = writeMessage({ ...FACTS, insteadOfClient: true, audience: 'staff' });
    expect(subject).toBe('Llame al cliente · caso 104412');
    expect(text).toContain('Nos falta un dato para avanzar');
  });

  it('names the earlier notices that it carries', () => {
    const folded = [{ template: 'deadline', anchoredOn: '2026-03-10', daysLeft: 3, late: true }] as const;
    expect(writeMessage({ ...FACTS, folded }).text).toContain('· Quedan 3 días hábiles para el vencimiento');
  });
});
