import type { Facts } from './facts.js';
import type { Reading } from './mentions.js';
import { has, isNegated } from './scope.js';
import type { Scenario, Route } from './scenarios.js';
import { scenarioEntry } from './scenarios.js';
import type { Token } from './tokens.js';

/** Where a case is worked first. A dead mailbox is tried online; no mailbox at all, or a portal that sent the employer off, is not. */
export function routeOf(scenario: Scenario, facts: Facts, reading: Reading, text: string): Route {
  if (scenario !== 'invalid_email') return scenarioEntry(scenario).route;
  return needsVisit(facts, reading, text) ? 'in_person' : 'online';
}

function needsVisit(facts: Facts, reading: Reading, text: string): boolean {
  if (facts.emailStatus === 'missing' || facts.portalSaysInPerson === true) return true;
  const told = reading.sentences.filter((_, index) => isTold(reading, index));
  if (facts.portalSaysInPerson === undefined && told.some((sentence) => saysSentInPerson(sentence, text))) return true;
  return facts.emailStatus !== 'invalid' && told.some(saysNoMailOnFile);
}

const isTold = (reading: Reading, index: number): boolean => {
  const scopes = reading.scopes[index] ?? [];
  return !scopes.some((scope) => scope === 'hearsay' || scope === 'history');
};

const QUESTION_REACH = 4;
const REACH = 4;

function saysSentInPerson(sentence: readonly Token[], text: string): boolean {
  const end = sentence.at(-1)?.end ?? 0;
  if (text.slice(end, end + QUESTION_REACH).includes('?')) return false;
  const at = sentence.findIndex((token, index) => has(token, 'IN_PERSON') && !isNegated(sentence, index));
  if (at < 0) return false;
  return sentence.some((token) => has(token, 'PORTAL', 'SENT'));
}

/** "No registra correo", "campo correo vacío", "no e-mail on file": there is none, which is more than one that does not work. */
function saysNoMailOnFile(sentence: readonly Token[]): boolean {
  return sentence.some((token, index) => {
    if (has(token, 'NO_MAIL')) return true;
    if (!has(token, 'MAIL')) return false;
    const before = sentence.slice(Math.max(0, index - REACH), index);
    const after = sentence.slice(index + 1, index + REACH);
    const unregistered = before.some((word, at) => has(word, 'ON_FILE') && isNegated(before, at));
    const none = before.some((word) => has(word, 'NONE')) && after.some((word) => has(word, 'ON_FILE'));
    return unregistered || none;
  });
}
