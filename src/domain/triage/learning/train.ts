import type { Facts } from '../facts.js';
import { factsSay } from '../fact-meaning.js';
import type { Feature, SentenceView, TicketView } from '../features.js';
import { viewOf } from '../features.js';
import { readText } from '../mentions.js';
import type { Model } from '../model.js';
import { TARGETS } from '../model.js';
import type { FailureCause, Scenario } from '../scenarios.js';

import { withFrames } from './framing.js';
import type { Example, Row, Weights } from './logistic.js';
import type { Statement } from './statement.js';
import { sumOf, trainLogistic } from './logistic.js';

/** A labelled ticket, as the label guide spells it. */
export interface LabelledTicket {
  readonly id: string;
  readonly text: string;
  readonly facts: Facts;
  readonly label: Scenario;
  readonly also: readonly Scenario[];
}

/** How training is set; chosen by training on all authors but one and testing on that one. */
export const SETTINGS = {
  causePenalty: 0.3,
  wholePenalty: 0.3,
  bagCost: 3,
  statementCost: 3,
  foreignCost: 0.8,
  rounds: 4,
} as const;

interface Prepared {
  readonly view: TicketView;
}
type Ticket = LabelledTicket & Prepared;
type Told = Statement & Prepared;

const prepare = <T extends { readonly text: string }>(item: T): T & Prepared => ({
  ...item,
  view: viewOf(readText(item.text)),
});

/** Only these topics' mentions may speak for a cause, so that chance neighbours of one author teach nothing. */
const TOPICS: Readonly<Record<FailureCause, readonly string[]>> = {
  ruc_inactive: ['RUC', 'SHOP'],
  first_time_key: ['KEY', 'SHOP', 'RUC', 'REP'],
  invalid_email: ['MAIL'],
  representative_mismatch: ['REP'],
  captcha_loop: ['CAPTCHA'],
};

/** Gives each feature a number. */
class Numbering {
  readonly ids = new Map<string, number>();

  row(features: readonly Feature[]): Row {
    const ids = features.map(({ key }) => {
      const known = this.ids.get(key);
      if (known !== undefined) return known;
      this.ids.set(key, this.ids.size);
      return this.ids.size - 1;
    });
    return { ids, values: features.map(({ value }) => value) };
  }
}

/** Trains the whole model. Deterministic; a second or two for some thousand sentences. */
export function trainModel(tickets: readonly LabelledTicket[], statements: readonly Statement[]): Model {
  const prepared = tickets.map(prepare);
  const told = withFrames(statements).map(prepare);
  const parts = TARGETS.map((target) =>
    target === 'out_of_scope' || target === 'in_order'
      ? trainWhole(target, prepared, told)
      : trainCause(target, prepared, told),
  );
  const weights = new Map<string, number[]>();
  parts.forEach(({ numbering, learned }, at) => {
    for (const [key, id] of numbering.ids) {
      const row = weights.get(key) ?? TARGETS.map(() => 0);
      row[at] = learned[id] ?? 0;
      weights.set(key, row);
    }
  });
  return { bias: parts.map(({ learned }) => learned.at(-1) ?? 0), weights };
}

interface Part {
  readonly numbering: Numbering;
  readonly learned: Weights;
}

const forCause = (cause: FailureCause, sentence: SentenceView): readonly Feature[] =>
  sentence.features.filter(({ key }) => {
    if (key.startsWith('m:')) return TOPICS[cause].includes(key.split(':')[1] ?? '');
    return !key.startsWith('r:') || key.startsWith(`r:${cause}`);
  });

interface Bag {
  readonly rows: readonly Row[];
  /** A first guess at which sentence tells the cause. */
  readonly hunch: readonly number[];
  readonly cost: number;
}

/** Learns which sentences tell a cause from tickets of which only the whole is labelled: the strongest sentence of each counts. */
function trainCause(cause: FailureCause, tickets: readonly Ticket[], told: readonly Told[]): Part {
  const numbering = new Numbering();
  const rowsOf = (view: TicketView): readonly Row[] => view.sentences.map((s) => numbering.row(forCause(cause, s)));
  const sure: Example[] = [];
  const bags: Bag[] = [];
  for (const statement of told) {
    if (statement.about === 'out_of_scope' || statement.about === 'in_order') continue;
    const rows = rowsOf(statement.view);
    const own = statement.about === cause;
    if (own && statement.says) bags.push({ rows, hunch: hunches(cause, statement.view), cost: SETTINGS.statementCost });
    else sure.push(...rows.map((row) => ({ ...row, positive: false, cost: own ? 1 : SETTINGS.foreignCost })));
  }
  for (const ticket of tickets) {
    if (ticket.label === 'out_of_scope' || factsSay(cause, ticket.facts) !== undefined) continue;
    const rows = rowsOf(ticket.view);
    if (ticket.label === cause || ticket.also.includes(cause))
      bags.push({ rows, hunch: hunches(cause, ticket.view), cost: SETTINGS.bagCost });
    else sure.push(...rows.map((row) => ({ ...row, positive: false, cost: 1 })));
  }
  return { numbering, learned: learnFromBags(bags, sure, numbering.ids.size) };
}

const hunches = (cause: FailureCause, view: TicketView): readonly number[] =>
  view.sentences.map(({ features, quoted }) => {
    const rule = features.find(({ key }) => key === `r:${cause}+`)?.value ?? 0;
    return rule - (quoted ? 1 : 0) + features.length / 10_000;
  });

function learnFromBags(bags: readonly Bag[], sure: readonly Example[], size: number): Weights {
  let weights = new Float64Array(size + 1);
  for (let round = 0; round < SETTINGS.rounds; round += 1) {
    const chosen = bags.flatMap(({ rows, hunch, cost }): Example[] => {
      const scores = round === 0 ? hunch : rows.map((row) => sumOf(weights, row));
      const row = rows[scores.indexOf(Math.max(...scores))];
      return row === undefined ? [] : [{ ...row, positive: true, cost }];
    });
    weights = trainLogistic([...chosen, ...sure], weights, SETTINGS.causePenalty) as Float64Array<ArrayBuffer>;
  }
  return weights;
}

function trainWhole(target: 'out_of_scope' | 'in_order', tickets: readonly Ticket[], told: readonly Told[]): Part {
  const numbering = new Numbering();
  const examples: Example[] = [];
  for (const { about, says, view } of told) {
    const teaches = about === target || (target === 'out_of_scope' && about === 'in_order');
    if (teaches) examples.push({ ...numbering.row(wholeOf(view)), positive: about === target && says, cost: 1 });
  }
  for (const { label, facts, view } of tickets) {
    if (target === 'in_order' && !teachesOrder(label, facts)) continue;
    const positive = label === (target === 'in_order' ? 'standard_recovery' : 'out_of_scope');
    examples.push({ ...numbering.row(wholeOf(view)), positive, cost: 1 });
  }
  return {
    numbering,
    learned: trainLogistic(examples, new Float64Array(numbering.ids.size + 1), SETTINGS.wholePenalty),
  };
}

/** Tickets with several facts are labelled by them and not by their words. */
const teachesOrder = (label: Scenario, facts: Facts): boolean =>
  (label === 'standard_recovery' || label === 'undetermined') && Object.keys(facts).length < 2;

function wholeOf(view: TicketView): readonly Feature[] {
  const whole = new Map<string, Feature>();
  for (const { features, quoted, isPart } of view.sentences) {
    if (quoted || isPart) continue;
    for (const feature of features) {
      if ((whole.get(feature.key)?.value ?? 0) < feature.value) whole.set(feature.key, feature);
    }
  }
  return [...whole.values(), ...view.settings];
}
