import type { Tag } from './lexicon/lexicon.js';
import type { Reading } from './mentions.js';
import { has, isNegated } from './scope.js';
import type { Complication } from './scenarios.js';
import { COMPLICATIONS } from './scenarios.js';
import { meets, tagSet } from './senses.js';
import type { Token } from './tokens.js';

type Sentence = readonly Token[];

const any = (sentence: Sentence, ...tags: readonly Tag[]): boolean => sentence.some((token) => has(token, ...tags));
const denied = (sentence: Sentence, ...tags: readonly Tag[]): boolean =>
  sentence.some((token, index) => has(token, ...tags) && isNegated(sentence, index));
const close = (sentence: Sentence, left: Tag, right: Tag, reach: number): boolean =>
  sentence.some(
    (token, index) =>
      has(token, left) &&
      sentence.slice(Math.max(0, index - reach), index + reach + 1).some((other) => has(other, right)),
  );

/** Signs of each complication in one sentence. */
const SIGNS: Readonly<Record<Complication, (sentence: Sentence) => boolean>> = {
  no_appointment: (s) => any(s, 'TURN') && (denied(s, 'TURN') || any(s, 'NO_TURN')),
  wrong_office: (s) => any(s, 'OTHER_OFFICE'),
  code_expired: (s) => close(s, 'DELIVERY', 'EXPIRED', 7) && !any(s, 'CAPTCHA'),
  wrong_credential: (s) => close(s, 'OWN_KEY', 'KEY', 4) && any(s, 'TRIED') && any(s, 'EMPLOYER', 'PORTAL'),
  domestic_format: (s) => any(s, 'DOMESTIC'),
  email_changed_without_consent: (s) => any(s, 'CHANGED_BY_OTHER') && any(s, 'MAIL', 'DELIVERY'),
  portal_outage: (s) => any(s, 'OUTAGE') || (any(s, 'PORTAL') && any(s, 'DOWN')),
  foreign_representative: (s) => any(s, 'FOREIGN') && any(s, 'REP', 'IDN'),
};

/** Without one of these a sentence shows no complication. */
const TELLING = tagSet(
  ...(['TURN', 'OTHER_OFFICE', 'DELIVERY', 'OWN_KEY', 'DOMESTIC', 'CHANGED_BY_OTHER'] as const),
  ...(['OUTAGE', 'DOWN', 'FOREIGN'] as const),
);

/** The complications that the present wording shows, in the order of the table. */
export function complicationsOf(reading: Reading): readonly Complication[] {
  if (!reading.tokens.some(({ sense }) => meets(sense, TELLING))) return [];
  const told = reading.sentences.filter((sentence, index) => {
    if (!sentence.some(({ sense }) => meets(sense, TELLING))) return false;
    const scopes = reading.scopes[index] ?? [];
    return !scopes.every((scope) => scope === 'history' || scope === 'solved' || scope === 'hearsay');
  });
  return COMPLICATIONS.filter((complication) => told.some((sentence) => SIGNS[complication](sentence)));
}
