import type { LocalDate } from '../domain/calendar/local-date.js';
import type { MessageLocale } from './message-facts.js';

const FORMATS: Record<MessageLocale, Intl.DateTimeFormat> = {
  es: formatOf('es-EC'),
  en: formatOf('en-GB'),
};

function formatOf(language: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
}

/** A date as people say it: "lunes, 9 de marzo", "Monday 9 March". */
export function spokenDate(date: LocalDate, locale: MessageLocale): string {
  return FORMATS[locale].format(new Date(`${date}T00:00:00Z`));
}
