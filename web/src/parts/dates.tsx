import { useMe } from '../session/session';
import { dayText, momentText, windowText } from '../words/dates';
import { useLanguage } from '../words/language';

const thisYear = (): number => new Date().getFullYear();

/** A date as people say it, with the machine's form beside it. */
export function Day({ on }: { on: string }) {
  const language = useLanguage();
  return <time dateTime={on}>{dayText(on, language, thisYear())}</time>;
}

/** When something happened, in the firm's zone. */
export function Moment({ at }: { at: string }) {
  const language = useLanguage();
  const { firm } = useMe();
  return <time dateTime={at}>{momentText(at, language, firm.zone, thisYear())}</time>;
}

/** The estimated window as two dates. */
export function WindowDates({ window }: { window: { earliest: string; latest: string } }) {
  const language = useLanguage();
  return <span>{windowText(window.earliest, window.latest, language, thisYear())}</span>;
}
