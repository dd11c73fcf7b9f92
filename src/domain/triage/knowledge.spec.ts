import { describe, expect, it } from '@jest/globals';
import { spokenPage, TOPICS } from './knowledge.js';
import { SOURCES } from './knowledge-page.js';
import { scenarioEntry, SCENARIOS } from './scenarios.js';
import { triage } from './triage.js';

const pages = TOPICS.map((topic) => [topic, spokenPage(topic, 'es'), spokenPage(topic, 'en')] as const);

describe('the runbook', () => {
  it.each(pages)('of %s has steps, something to check and an answer, in both languages', (topic, es, en) => {
    expect(es.steps.length).toBeGreaterThan(0);
    expect(es.answers.length).toBeGreaterThan(0);
    if (topic !== 'out_of_scope') expect(es.checks.length).toBeGreaterThan(0);
    for (const part of ['steps', 'checks', 'documents', 'answers'] as const) {
      expect(en[part]).toHaveLength(es[part].length);
    }
    expect(JSON.stringify(es)).not.toBe(JSON.stringify(en));
  });

  it('names documents wherever a case goes to the counter or has its record corrected', () => {
    const visits = SCENARIOS.filter(({ code }) => ['in_person', 'correction'].includes(scenarioEntry(code).route));
    for (const { code } of [...visits, scenarioEntry('invalid_email')]) {
      expect(spokenPage(code, 'es').documents.length).toBeGreaterThan(0);
    }
  });

  it('gives each line a known source, and says so where nothing confirms it', () => {
    const known: readonly string[] = Object.values(SOURCES);
    for (const [, es, en] of pages) {
      for (const [page, mark] of [
        [es, '(sin confirmar)'],
        [en, '(unconfirmed)'],
      ] as const) {
        const lines = [...page.steps, ...page.checks, ...page.documents, ...page.answers.map(({ answer }) => answer)];
        for (const { text, source, confidence } of lines) {
          expect(known).toContain(source);
          expect(text.endsWith(mark)).toBe(confidence === 'unconfirmed');
        }
      }
    }
  });

  it('is where a verdict takes its steps and its checklist from, complications included', () => {
    const verdict = triage({ text: 'El captcha no carga. El código ya había caducado cuando abrí el correo.' });
    const [own, beside] = [spokenPage(verdict.scenario, 'es'), verdict.complications.map((c) => spokenPage(c, 'es'))];
    expect(beside.length).toBeGreaterThan(0);
    const texts = (part: 'steps' | 'checks' | 'documents') =>
      [own, ...beside].flatMap((page) => page[part].map(({ text }) => text));
    expect([...verdict.steps].sort()).toEqual(texts('steps').sort());
    expect([...verdict.checklist].sort()).toEqual([...new Set([...texts('checks'), ...texts('documents')])].sort());
  });

  it('never asks for a key', () => {
    for (const [, es] of pages) expect(JSON.stringify(es)).not.toMatch(/(envíe|mande|dígame|indique) (su|la) clave/i);
  });
});
