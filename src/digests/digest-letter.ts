import { plainMessage } from '../notifications/message.js';
import type { Message } from '../notifications/message.js';
import type { MessageLocale } from '../notifications/message-facts.js';
import { spokenDate } from '../notifications/spoken-date.js';
import type { DigestItem } from './digest-facts.js';

/** A long list is read on the page. */
const MOST_LINES = 50;

const WORDS = {
  es: {
    subject: (late: number, today: number) => `Su día: ${late} atrasados, ${today} para hoy`,
    groups: { late: 'Atrasados', at_risk: 'En riesgo', today: 'Para hoy' },
    line: (item: DigestItem, on: string | null) =>
      `· caso ${item.number}, ${item.clientName}${on === null ? '' : ` (${on})`}`,
    more: (count: number) => `… y ${count} más.`,
    open: 'Ver todo:',
    stop: 'Recibe este resumen cada día hábil. Puede apagarlo en su perfil.',
    disabledSubject: 'Un webhook de su firma quedó apagado',
    disabled:
      'Llavero dejó de enviar avisos a un sistema de su firma: respondió que ya no existe o lleva cinco días sin recibir ninguno. Revíselo en Ajustes, Webhooks.',
  },
  en: {
    subject: (late: number, today: number) => `Your day: ${late} late, ${today} for today`,
    groups: { late: 'Late', at_risk: 'At risk', today: 'For today' },
    line: (item: DigestItem, on: string | null) =>
      `· case ${item.number}, ${item.clientName}${on === null ? '' : ` (${on})`}`,
    more: (count: number) => `… and ${count} more.`,
    open: 'See all:',
    stop: 'You receive this digest every business day. You can switch it off in your profile.',
    disabledSubject: 'A webhook of your firm was switched off',
    disabled:
      'Llavero stopped sending to a system of your firm: it answered that it is gone, or it has taken nothing for five days. See Settings, Webhooks.',
  },
} as const;

type About = { readonly locale: MessageLocale; readonly firmName: string; readonly publicUrl: string };

/** The mail of one day to one of the staff: what is late, at risk and for today, oldest first in each. */
export function digestLetter(items: readonly DigestItem[], { locale, firmName, publicUrl }: About): Message {
  const words = WORDS[locale];
  const of = (why: DigestItem['why']): DigestItem[] => items.filter((item) => item.why === why);
  const groups = (['late', 'at_risk', 'today'] as const).flatMap((why) => {
    const own = of(why);
    if (own.length === 0) return [];
    const lines = own
      .slice(0, MOST_LINES)
      .map((item) => words.line(item, item.on === null ? null : spokenDate(item.on, locale)));
    const rest = own.length > MOST_LINES ? [words.more(own.length - MOST_LINES)] : [];
    return [[`${words.groups[why]}: ${own.length}`, ...lines, ...rest].join('\n')];
  });
  const subject = words.subject(of('late').length, of('today').length);
  return plainMessage(subject, [...groups, `${words.open} ${publicUrl}/today`, words.stop, firmName], locale);
}

export function webhookDisabledLetter({ locale, firmName, publicUrl }: About): Message {
  const words = WORDS[locale];
  return plainMessage(words.disabledSubject, [words.disabled, `${publicUrl}/settings/webhooks`, firmName], locale);
}
