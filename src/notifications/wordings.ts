import { TEMPLATE_READERS, TEMPLATES } from '../domain/follow-ups/steps.js';
import type { Template } from '../domain/follow-ups/steps.js';
import type { Tx } from '../platform/database/database.js';
import type { MessageFacts, MessageLocale, MessageText } from './message-facts.js';
import { defaultText } from './message.js';
import { spokenDate } from './spoken-date.js';

/** What a wording may say of a case, in braces. */
export const WORDING_FIELDS = ['case', 'client', 'contact', 'firm', 'question', 'date'] as const;
export type WordingField = (typeof WORDING_FIELDS)[number];

/** A firm's own words for a template; paragraphs are parted by an empty line. */
export type Wording = { readonly subject: string; readonly body: string };
export type Wordings = Partial<Record<MessageLocale, Wording | null>>;
export type StoredWordings = { readonly version: number; readonly wording: Wordings };

const FIELD = /\{([^{}\s]*)\}/gu;

/** Fields that a wording names and nobody can fill, as they stand there; a brace that opens or closes nothing too. */
export function unknownFields(text: string): string[] {
  const named = [...text.matchAll(FIELD)].map(([, name = '']) => name);
  const unknown = named.filter((name) => !(WORDING_FIELDS as readonly string[]).includes(name));
  return [...unknown, ...(text.replace(FIELD, '').match(/[{}]/gu) ?? [])];
}

/** A wording with its fields filled. */
export function filled({ subject, body }: Wording, facts: MessageFacts): MessageText {
  const values: Record<WordingField, string> = {
    case: String(facts.caseNumber),
    client: facts.clientName,
    contact: facts.toName ?? '',
    firm: facts.firmName,
    question: facts.question ?? '',
    date: spokenDate(facts.step.anchoredOn, facts.locale),
  };
  const fill = (text: string): string => text.replace(FIELD, (_whole, name: WordingField) => values[name] ?? '');
  return { subject: fill(subject), body: fill(body).split(/\n{2,}/u) };
}

const SAMPLE_ON = '2026-03-10';
const SAMPLE_NUMBER = 987_654;

/** The words that Llavero ships for a template, on the day it is meant for, with the fields where they stand. */
export function shippedWording(template: Template, locale: MessageLocale): Wording {
  const { subject, body } = defaultText({
    locale,
    caseNumber: SAMPLE_NUMBER,
    clientName: '{client}',
    firmName: '{firm}',
    toName: '{contact}',
    audience: TEMPLATE_READERS[template],
    insteadOfClient: false,
    today: SAMPLE_ON,
    step: { template, anchoredOn: SAMPLE_ON, daysLeft: 0, late: false },
    folded: [],
    otherCases: [],
    question: '{question}',
    visit: null,
    caseUrl: null,
  });
  const withFields = (text: string): string =>
    text.replaceAll(String(SAMPLE_NUMBER), '{case}').replaceAll(spokenDate(SAMPLE_ON, locale), '{date}');
  return { subject: withFields(subject), body: withFields(body.join('\n\n')) };
}

/** The newest words of the firm for each template that it has changed. */
export async function wordingsOf(tx: Tx): Promise<ReadonlyMap<Template, StoredWordings>> {
  const rows = await tx.query<StoredWordings & { template: Template }>(
    `select distinct on (template) template, version, wording from wordings
      where firm_id = $1 order by template, version desc`,
    [tx.firmId],
  );
  return new Map(rows.filter(({ template }) => TEMPLATES.includes(template)).map((row) => [row.template, row]));
}
