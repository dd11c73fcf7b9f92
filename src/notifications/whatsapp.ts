import type { MessageFacts, MessageLocale } from './message-facts.js';
import { defaultText, plainMessage } from './message.js';
import type { Message } from './message.js';
import { spokenDate } from './spoken-date.js';

/** Who writes, and how the day is greeted where they are. */
export type WhatsAppFacts = MessageFacts & { readonly agentName: string; readonly hour: number };

type Line = (facts: WhatsAppFacts) => string;

/** Plain text for the agent to edit and paste: the one question, the visit, and for the rest the words of the mail. */
export function whatsAppText(facts: WhatsAppFacts): string {
  const { template } = facts.step;
  const { question, visit } = TEXTS[facts.locale];
  if (facts.question !== null && template.startsWith('facts_')) return question(facts);
  if (facts.visit !== null && template === 'appointment_before') return visit(facts);
  const { body } = facts.wording ?? defaultText(facts);
  return [TEXTS[facts.locale].opening(facts), ...body, TEXTS[facts.locale].closing(facts)].join('\n\n');
}

/** The same text as a task for the agent, in the agent's language. */
export function messageToPaste(facts: WhatsAppFacts, locale: MessageLocale, caseUrl: string | null): Message {
  const { subject, paste, open } = TASKS[locale];
  return plainMessage(
    subject(facts),
    [paste(facts), whatsAppText(facts), ...(caseUrl === null ? [] : [`${open} ${caseUrl}`])],
    locale,
  );
}

const TASKS: Record<MessageLocale, { subject: Line; paste: Line; open: string }> = {
  es: {
    subject: ({ caseNumber }) => `Envíe este WhatsApp · caso ${caseNumber}`,
    paste: ({ clientName, toName }) =>
      `Revise este texto y envíelo por WhatsApp a ${toName ?? clientName}. Cuando responda, regístrelo en el caso.`,
    open: 'Abrir el caso:',
  },
  en: {
    subject: ({ caseNumber }) => `Send this WhatsApp · case ${caseNumber}`,
    paste: ({ clientName, toName }) =>
      `Check this text and send it by WhatsApp to ${toName ?? clientName}. Record the answer in the case.`,
    open: 'Open the case:',
  },
};

const nameOf = ({ toName }: WhatsAppFacts): string => (toName === null ? '' : `, ${toName}`);
const hello: Record<MessageLocale, readonly [string, string, string]> = {
  es: ['Buenos días', 'Buenas tardes', 'Buenas noches'],
  en: ['Good morning', 'Good afternoon', 'Good evening'],
};
const greeting = ({ hour, locale }: WhatsAppFacts): string => hello[locale][hour < 12 ? 0 : hour < 19 ? 1 : 2];
const on = ({ step, locale }: WhatsAppFacts): string => spokenDate(step.anchoredOn, locale);
const place = ({ visit }: WhatsAppFacts, number: string): string =>
  [visit?.officeName, visit?.officeAddress, visit?.turnNumber && `${number} ${visit.turnNumber}`]
    .filter(Boolean)
    .join(', ');
const papers = ({ visit }: WhatsAppFacts): string => visit?.documents.join('; ') ?? '';

const TEXTS: Record<MessageLocale, { question: Line; visit: Line; opening: Line; closing: Line }> = {
  es: {
    opening: (facts) =>
      `${greeting(facts)}${nameOf(facts)}. Le escribe ${facts.agentName}, de ${facts.firmName} (caso ${facts.caseNumber}).`,
    closing: () => 'Por favor no nos envíe su clave ni códigos: no los pedimos nunca. Gracias.',
    question: (facts) =>
      `${greeting(facts)}${nameOf(facts)}. Le escribe ${facts.agentName}, de ${facts.firmName}, por el acceso al IESS de ${facts.clientName} (caso ${facts.caseNumber}). Para no perder tiempo necesito un solo dato: ${facts.question} Si ve un mensaje en la pantalla, mándeme el texto exacto o una foto. Por favor no intente de nuevo por ahora y no nos envíe su clave ni códigos: no los pedimos nunca. Gracias.`,
    visit: (facts) =>
      `${greeting(facts)}${nameOf(facts)}. Su turno en el IESS es el ${on(facts)} a las ${facts.visit?.at}, ${place(facts, 'turno')}. Llegue 10 minutos antes. Lleve: ${papers(facts)}. Si no le atienden, anote la frase exacta y escríbame. El trámite no tiene costo y no necesita tramitadores. Caso ${facts.caseNumber}, ${facts.agentName}, ${facts.firmName}.`,
  },
  en: {
    opening: (facts) =>
      `${greeting(facts)}${nameOf(facts)}. This is ${facts.agentName} of ${facts.firmName} (case ${facts.caseNumber}).`,
    closing: () => 'Please do not send us your key or any codes: we never ask for them. Thank you.',
    question: (facts) =>
      `${greeting(facts)}${nameOf(facts)}. This is ${facts.agentName} of ${facts.firmName} about ${facts.clientName}'s access to IESS (case ${facts.caseNumber}). To save time I need one detail: ${facts.question} If you see a message on screen, send me its exact text or a photo. Please do not try again for now, and do not send us your key or any codes: we never ask for them. Thank you.`,
    visit: (facts) =>
      `${greeting(facts)}${nameOf(facts)}. Your appointment at IESS is on ${on(facts)} at ${facts.visit?.at}, ${place(facts, 'number')}. Arrive 10 minutes early. Bring: ${papers(facts)}. If you are turned away, write down the exact words and tell me. The procedure is free and needs no paid helper. Case ${facts.caseNumber}, ${facts.agentName}, ${facts.firmName}.`,
  },
};
