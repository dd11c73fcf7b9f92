import { describe, expect, it } from '@jest/globals';
import { TEMPLATES } from '../domain/follow-ups/steps.js';
import type { MessageFacts } from './message-facts.js';
import { writeMessage } from './message.js';
import { filled, shippedWording, unknownFields } from './wordings.js';

const FACTS: MessageFacts = {
  locale: 'es',
  caseNumber: 7,
  clientName: 'Comercial Ejemplo',
  firmName: 'Contadores Ejemplo',
  toName: 'Eva Ejemplo',
  audience: 'client',
  insteadOfClient: false,
  today: '2026-03-10',
  step: { template: 'window_ends', anchoredOn: '2026-03-10', daysLeft: 0, late: false },
  folded: [],
  otherCases: [],
  question: null,
  visit: null,
  caseUrl: null,
};
const OWN = { subject: 'Hoy vence · caso {case}', body: 'Le habla {firm}.\n\n¿Ya entra {client}?' };

describe("a firm's own words", () => {
  it('are filled with what is known of the case', () => {
    expect(filled(OWN, FACTS)).toEqual({
      subject: 'Hoy vence · caso 7',
      body: ['Le habla Contadores Ejemplo.', '¿Ya entra Comercial Ejemplo?'],
    });
  });

  it('stand in the place of the shipped ones', () => {
    expect(writeMessage({ ...FACTS, wording: filled(OWN, FACTS) }).subject).toBe('Hoy vence · caso 7');
  });

  it('name no field that nobody can fill', () => {
    expect(unknownFields('{case} {poem} {} {client}')).toEqual(['poem', '']);
    expect(unknownFields('{case} {client firm}')).toEqual(['{', '}']);
  });

  it.each(TEMPLATES)('start from shipped ones that use known fields only: %s', (template) => {
    for (const locale of ['es', 'en'] as const) {
      const { subject, body } = shippedWording(template, locale);
      expect(unknownFields(`${subject} ${body}`)).toEqual([]);
      expect(subject).toContain('{case}');
    }
  });
});
