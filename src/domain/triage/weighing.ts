import type { CaseState, Abstention } from './decision-table.js';
import { rowFor } from './decision-table.js';
import { factsSay } from './fact-meaning.js';
import { factRowsOf } from './fact-rows.js';
import type { Facts } from './facts.js';
import type { TicketView } from './features.js';
import type { Model } from './model.js';
import { READINGS, readingsOf, sumsOfText } from './model.js';
import type { Standing } from './outcomes.js';
import { standingOf, stateFor } from './outcomes.js';
import { sumsBySentence, toldBeside } from './told.js';
import { has } from './scope.js';
import type { FailureCause, Scenario } from './scenarios.js';
import { FAILURE_CAUSES } from './scenarios.js';

/** Where the wording and the facts of a case stand. */
export interface Weighing {
  /** How likely the text by itself means each reading, in the order of `READINGS`. */
  readonly readings: readonly number[];
  readonly standing: Standing;
  readonly state: CaseState;
  /** The cause that the wording tells, whether or not a fact denies it. */
  readonly told: FailureCause | undefined;
}

export const shareOf = (readings: readonly number[], reading: Scenario): number =>
  readings[READINGS.indexOf(reading)] ?? 0;

/** What the text of a ticket speaks for, whatever the facts. */
export interface Heard {
  /** Nothing where too little can be read. */
  readonly whole: readonly number[] | undefined;
  readonly bySentence: Float64Array;
}

export const hear = (model: Model, view: TicketView): Heard => ({
  whole: isReadable(view) ? sumsOfText(model, view.features) : undefined,
  bySentence: sumsBySentence(model, view),
});

/** Puts what was heard beside the facts. */
export function weigh(model: Model, view: TicketView, heard: Heard, facts: Facts): Weighing {
  const { readings, standing, state } = standBeside(model, heard, facts);
  const likeliest = READINGS[readings.indexOf(Math.max(...readings))];
  const told = FAILURE_CAUSES.find((cause) => cause === likeliest);
  return { readings, standing, state: { ...state, hint: hintOf(told, view, facts) }, told };
}

/** The scenario that what was heard leads to beside these facts; why nothing can be picked is not asked. */
export const scenarioBeside = (model: Model, heard: Heard, facts: Facts): Scenario =>
  rowFor({ ...standBeside(model, heard, facts).state, hint: 'nothing_told' }).scenario;

function standBeside(
  model: Model,
  { whole, bySentence }: Heard,
  facts: Facts,
): Pick<Weighing, 'readings' | 'standing'> & { readonly state: Omit<CaseState, 'hint'> } {
  const readings = whole === undefined ? NOTHING_READ : readingsOf(model, whole, factRowsOf(facts));
  const standing = standingOf(readings, facts);
  const state = stateFor(standing.reading, facts, toldBeside(bySentence, standing.scenario));
  return { readings, standing, state };
}

/** So little is written, or in no language we read, that nothing can be said of its matter. */
const MIN_KNOWN_WORDS = 2;
const NOTHING_READ: readonly number[] = READINGS.map((reading) => (reading === 'undetermined' ? 0.93 : 0.01));

const isReadable = (view: TicketView): boolean => {
  let known = 0;
  for (const { fold, sense } of view.reading.tokens) {
    if (sense.tags.length > 0 || COMMON_WORDS.has(fold)) known += 1;
    if (known >= MIN_KNOWN_WORDS) return true;
  }
  return false;
};

const COMMON_WORDS = new Set(
  'el la los de del en un una para por con mi me se lo le su al the of to and for my you your is a this'.split(' '),
);

function hintOf(told: FailureCause | undefined, view: TicketView, facts: Facts): Abstention {
  if (told !== undefined && factsSay(told, facts) === false) return 'denied_by_fact';
  if (view.reading.tokens.some((token) => has(token, 'CONTRADICT'))) return 'contradictory';
  if (facts.portalSaysInPerson === true) return 'sent_in_person';
  const guessed = view.reading.scopes.some((scopes) =>
    scopes.some((scope) => scope === 'guess' || scope === 'hearsay'),
  );
  return guessed ? 'only_guesses' : 'nothing_told';
}
