import type { CaseState, Abstention } from './decision-table.js';
import { factsSay } from './fact-meaning.js';
import type { Facts } from './facts.js';
import type { TicketView } from './features.js';
import type { Model, Score, Target } from './model.js';
import { scoreTicket } from './model.js';
import { has } from './scope.js';
import type { FailureCause } from './scenarios.js';
import { FAILURE_CAUSES } from './scenarios.js';

/** Where the wording and the facts of a case stand. */
export interface Weighing {
  readonly scores: ReadonlyMap<Target, Score>;
  readonly state: CaseState;
  /** Causes that the wording tells, whether or not a fact denies them. */
  readonly told: readonly FailureCause[];
}

/** A score from which wording counts as told; below it and above `HINTED`, it makes a rival. */
export const TOLD = -0.4;

export function weigh(model: Model, view: TicketView, facts: Facts): Weighing {
  const scores = scoreTicket(model, view);
  const told = FAILURE_CAUSES.filter((cause) => scoreOf(scores, cause) > TOLD);
  const present = new Set(FAILURE_CAUSES.filter((cause) => factsSay(cause, facts) ?? told.includes(cause)));
  const state: CaseState = {
    ruc_inactive: present.has('ruc_inactive'),
    first_time_key: present.has('first_time_key'),
    invalid_email: present.has('invalid_email'),
    representative_mismatch: present.has('representative_mismatch'),
    captcha_loop: present.has('captcha_loop'),
    matter: isOtherMatter(scores, view, facts) ? 'other' : 'employer_key',
    record: isInOrder(scores, facts) ? 'in_order' : 'open',
    hint: hintOf(told, view, facts),
  };
  return { scores, state, told };
}

export const scoreOf = (scores: ReadonlyMap<Target, Score>, target: Target): number =>
  scores.get(target)?.score ?? -Infinity;

/** So little is written, or in no language we read, that nothing can be said of its matter. */
const MIN_KNOWN_WORDS = 2;

const isReadable = (view: TicketView): boolean => {
  let known = 0;
  for (const { fold, tags } of view.reading.tokens) {
    if (tags.length > 0 || COMMON_WORDS.has(fold)) known += 1;
    if (known >= MIN_KNOWN_WORDS) return true;
  }
  return false;
};

const COMMON_WORDS = new Set(
  'el la los de del en un una para por con mi me se lo le su al the of to and for my you your is a this'.split(' '),
);

/** Facts beat text: staff who checked a cause of a lost employer key took the case for one, and wording must outweigh them. */
const OUTWEIGHS_A_CHECKED_CAUSE = 2;

function isOtherMatter(scores: ReadonlyMap<Target, Score>, view: TicketView, facts: Facts): boolean {
  const isChecked = FAILURE_CAUSES.some((cause) => factsSay(cause, facts) === true);
  return scoreOf(scores, 'out_of_scope') > (isChecked ? OUTWEIGHS_A_CHECKED_CAUSE : 0) && isReadable(view);
}

/**
 * E-mail and record are known to be in order: by facts, or by what the wording tells where no fact is missing. A RUC that
 * nobody asked about counts as active once e-mail and representative are checked.
 */
export function isInOrder(scores: ReadonlyMap<Target, Score>, facts: Facts): boolean {
  return isCheckedInOrder(facts) || (scoreOf(scores, 'in_order') > 0 && facts.portalSaysInPerson !== true);
}

/** Did the checks of facts alone find e-mail and record in order? */
export function isCheckedInOrder(facts: Facts): boolean {
  const isDenied = (cause: FailureCause): boolean => factsSay(cause, facts) === false;
  const rucAgrees = isDenied('ruc_inactive') || facts.rucStatus === undefined;
  const sentAway = facts.rucStatus === undefined && facts.portalSaysInPerson === true;
  return isDenied('invalid_email') && isDenied('representative_mismatch') && rucAgrees && !sentAway;
}

function hintOf(told: readonly FailureCause[], view: TicketView, facts: Facts): Abstention {
  if (told.some((cause) => factsSay(cause, facts) === false)) return 'denied_by_fact';
  if (view.reading.tokens.some((token) => has(token, 'CONTRADICT'))) return 'contradictory';
  if (facts.portalSaysInPerson === true) return 'sent_in_person';
  const guessed = view.reading.scopes.some((scopes) =>
    scopes.some((scope) => scope === 'guess' || scope === 'hearsay'),
  );
  return guessed ? 'only_guesses' : 'nothing_told';
}
