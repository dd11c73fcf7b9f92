import { localDateOf, localTimeOf } from '../domain/calendar/zoned-time.js';
import { ladderFaults } from '../domain/follow-ups/check-ladders.js';
import { planFollowUps } from '../domain/follow-ups/plan.js';
import type { PlannedFollowUp } from '../domain/follow-ups/planned-follow-up.js';
import { TEMPLATE_READERS } from '../domain/follow-ups/steps.js';
import type { Ladder, Template } from '../domain/follow-ups/steps.js';
import type { MessageFacts } from '../notifications/message-facts.js';
import { writeMessage } from '../notifications/message.js';
import type { Message } from '../notifications/message.js';
import { messageToPaste } from '../notifications/whatsapp.js';
import { filled, wordingsOf } from '../notifications/wordings.js';
import type { StoredWordings } from '../notifications/wordings.js';
import type { Tx } from '../platform/database/database.js';
import type { Locale } from '../platform/http/locale.js';
import { Problem } from '../platform/http/problem.js';
import { planInputOf } from './case-dates.js';
import { findCase } from './case-store.js';
import { circumstancesOf } from './circumstances.js';
import type { LadderPreviewDto, LadderPreviewRequest } from './ladder.dto.js';
import { sampleCase } from './ladder-sample.js';
import type { CaseOfPreview } from './ladder-sample.js';
import { ladderErrors, rungOf } from './ladder-view.js';
import { planFactsOf } from './plan-facts.js';

type Reader = {
  readonly locale: Locale;
  readonly firmName: string;
  readonly agentName: string;
  readonly wordings: ReadonlyMap<Template, StoredWordings>;
};

/**
 * When the steps would leave for a case as it stands, and with which words; without a case, for one made up. Throws 404,
 * 400 with a pointer to each fault.
 */
export async function previewLadder(
  tx: Tx,
  { locale, userId }: { locale: Locale; userId: string },
  { steps, caseId, when }: LadderPreviewRequest,
): Promise<LadderPreviewDto> {
  const rungs = steps.map(rungOf);
  const match = when ?? { stages: ['online' as const] };
  const faults = ladderFaults({ key: 'preview', name: 'preview', when: match, rungs }, []);
  if (faults.length > 0) throw Problem.invalid(...ladderErrors(faults));
  const tried =
    caseId === undefined ? await sampleCase(tx, locale, match) : await standingCase(tx, locale, caseId, rungs);
  const ladder: Ladder = { key: 'preview', name: 'preview', when: { stages: [tried.input.stage] }, rungs };
  const planned = planFollowUps(tried.input, [ladder]).filter(({ lastResort }) => !lastResort);
  const [names] = await tx.query<{ firmName: string; agentName: string }>(
    `select coalesce(f.mail_name, f.name) as "firmName", u.full_name as "agentName"
       from firms f join users u on u.firm_id = f.id and u.id = $2 where f.id = $1`,
    [tx.firmId, userId],
  );
  const reader = { locale, wordings: await wordingsOf(tx), ...(names ?? { firmName: '', agentName: '' }) };
  return {
    sample: caseId === undefined,
    steps: planned.map((follow) => {
      const { subject, text } = messageFor(follow, tried, reader);
      const { step, recipient, dueAt, passed = false, context } = follow;
      const { channel = 'email' } = context;
      return { step, recipient, channel, dueAt: dueAt.toISOString(), passed, subject, text };
    }),
  };
}

async function standingCase(tx: Tx, locale: Locale, caseId: string, rungs: Ladder['rungs']): Promise<CaseOfPreview> {
  const row = await findCase(tx, caseId);
  const circumstances = await circumstancesOf(tx, row.clientId);
  const ladder: Ladder = { key: 'preview', name: 'preview', when: { stages: [row.stage] }, rungs };
  const [facts] = (await planFactsOf(tx, [{ row, circumstances }], [ladder])).values();
  if (facts === undefined) throw new Error('no facts of a case that was asked for');
  return {
    input: planInputOf(row, circumstances, facts, tx.now),
    caseNumber: row.number,
    clientName: circumstances.client.legalName,
    question: row.verdict[locale].question?.text ?? null,
  };
}

/** The words as they would read on the day the step is due: the firm's own where it has some. */
function messageFor(follow: PlannedFollowUp, tried: CaseOfPreview, reader: Reader): Message {
  const { dueAt, context } = follow;
  const facts = factsFor(follow, tried, reader);
  const own = reader.wordings.get(context.template)?.wording[reader.locale];
  const worded = own ? { ...facts, wording: filled(own, facts) } : facts;
  if (context.channel !== 'whatsapp') return writeMessage(worded);
  const hour = Number(localTimeOf(dueAt, tried.input.client.calendar.place.zone).slice(0, 2));
  return messageToPaste({ ...worded, insteadOfClient: false, agentName: reader.agentName, hour }, reader.locale, null);
}

function factsFor({ recipient, dueAt, context }: PlannedFollowUp, tried: CaseOfPreview, reader: Reader): MessageFacts {
  const { firm, client } = tried.input;
  const { zone } = (recipient === 'client' ? client : firm).calendar.place;
  const { template, anchoredAt, insteadOf } = context;
  const today = localDateOf(dueAt, zone);
  const anchoredOn = anchoredAt.length === 10 ? anchoredAt : localDateOf(new Date(anchoredAt), zone);
  const daysLeft = firm.calendar.businessDaysBetween(today, anchoredOn);
  return {
    locale: reader.locale,
    caseNumber: tried.caseNumber,
    clientName: tried.clientName,
    firmName: reader.firmName,
    toName: null,
    audience: TEMPLATE_READERS[template],
    insteadOfClient: insteadOf === 'client',
    today,
    step: { template, anchoredOn, daysLeft, late: false },
    folded: [],
    otherCases: [],
    question: tried.question,
    visit: null,
    caseUrl: null,
  };
}
