import { FirmCalendars } from '../calendar/firm-calendars.js';
import { closuresOf } from '../calendar/firm-closures.js';
import { localDateOf, localTimeOf } from '../domain/calendar/zoned-time.js';
import { TEMPLATE_READERS } from '../domain/follow-ups/steps.js';
import type { Template } from '../domain/follow-ups/steps.js';
import { loadCases, loadFirm } from '../follow-ups/case-facts.js';
import { clientCalendarOf, firmTimesOf } from '../follow-ups/firm-times.js';
import { visitToTell } from '../follow-ups/visit-facts.js';
import type { MessageFacts, MessageLocale } from '../notifications/message-facts.js';
import { writeMessage } from '../notifications/message.js';
import { whatsAppText } from '../notifications/whatsapp.js';
import { filled, wordingsOf } from '../notifications/wordings.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import type { CaseMessageDto, CaseMessageQuery } from './case-message.dto.js';
import { findCase } from './case-store.js';

/** A message about a case as it would read now, for a person to look at or to paste. Throws 404. */
export async function caseMessage(
  tx: Tx,
  caller: Caller,
  id: string,
  { template, channel = 'email', locale }: CaseMessageQuery,
): Promise<CaseMessageDto> {
  await findCase(tx, id);
  const { facts, zone } = await factsOf(tx, id, template, locale ?? null);
  const own = (await wordingsOf(tx)).get(template)?.wording[facts.locale];
  const worded = own ? { ...facts, wording: filled(own, facts) } : facts;
  const about = { channel, locale: facts.locale, toName: facts.toName };
  if (channel === 'email') {
    const { subject, text } = writeMessage(worded);
    return { ...about, subject, text };
  }
  const hour = Number(localTimeOf(tx.now, zone).slice(0, 2));
  return { ...about, subject: null, text: whatsAppText({ ...worded, agentName: await nameOf(tx, caller), hour }) };
}

async function factsOf(
  tx: Tx,
  id: string,
  template: Template,
  wanted: MessageLocale | null,
): Promise<{ facts: MessageFacts; zone: string }> {
  const firm = await loadFirm(tx);
  const subject = (await loadCases(tx, [id])).get(id);
  if (subject === undefined) throw new Error('a case that exists was not loaded');
  const calendars = new FirmCalendars(await closuresOf(tx));
  const times = firmTimesOf(firm, calendars);
  const audience = TEMPLATE_READERS[template];
  const reader = audience === 'client' ? subject.contact : null;
  const { zone } = (audience === 'client' ? clientCalendarOf(subject, times, calendars) : times.calendar).place;
  const locale = wanted ?? reader?.locale ?? firm.locale;
  const today = localDateOf(tx.now, zone);
  const anchoredOn = await anchorOf(tx, id, template, zone, today);
  const facts = {
    locale,
    caseNumber: subject.number,
    clientName: subject.clientName,
    firmName: firm.mailName ?? firm.name,
    toName: reader?.fullName ?? null,
    audience,
    insteadOfClient: false,
    today,
    step: { template, anchoredOn, daysLeft: times.calendar.businessDaysBetween(today, anchoredOn), late: false },
    folded: [],
    otherCases: [],
    question: subject.question[locale],
    visit: visitToTell(subject, locale),
    caseUrl: null,
  };
  return { facts, zone };
}

/** The date that the planned step with these words counts from; today where none is planned. */
async function anchorOf(tx: Tx, caseId: string, template: string, zone: string, today: string): Promise<string> {
  const [row] = await tx.query<{ anchoredAt: string }>(
    `select context ->> 'anchoredAt' as "anchoredAt" from follow_ups
      where firm_id = $1 and case_id = $2 and context ->> 'template' = $3 and state in ('planned', 'armed')
      order by due_at limit 1`,
    [tx.firmId, caseId, template],
  );
  if (row === undefined) return today;
  return row.anchoredAt.length === 10 ? row.anchoredAt : localDateOf(new Date(row.anchoredAt), zone);
}

async function nameOf(tx: Tx, { userId }: Caller): Promise<string> {
  const [user] = await tx.query<{ name: string }>(
    'select full_name as name from users where firm_id = $1 and id = $2',
    [tx.firmId, userId],
  );
  return user?.name ?? '';
}
