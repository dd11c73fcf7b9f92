import type { BusinessCalendar } from '../../src/domain/calendar/business-calendar.js';
import { localDateOf, localTimeOf } from '../../src/domain/calendar/zoned-time.js';
import type { Mail, MailResult } from '../../src/notifications/mailer.js';
import { Mailer } from '../../src/notifications/mailer.js';

/** When a person may be written to, as the simulation itself knows it. */
export type Reachable = {
  readonly isClient: boolean;
  /** Days on which people work where the person is, and where the firm is. */
  readonly calendars: readonly BusinessCalendar[];
  readonly quietHours: { readonly from: string; readonly to: string } | null;
};

const OPENS = '08:30';
const CLOSES = '18:00';

/** The way out of the house in a simulation: takes every message and looks at when it came to whom. */
export class LetterBox extends Mailer {
  readonly sender = 'desk@firm.example';
  /** When each message came, by its key. */
  readonly received = new Map<string, Date[]>();
  outsideWindow = 0;
  private readonly perPersonAndDay = new Map<string, number>();

  constructor(
    private readonly now: () => Date,
    private readonly people: ReadonlyMap<string, Reachable>,
  ) {
    super();
  }

  async send({ messageId, toAddress }: Mail): Promise<MailResult> {
    const at = this.now();
    const key = messageId.slice(1, messageId.indexOf('@'));
    this.received.set(key, [...(this.received.get(key) ?? []), at]);
    const person = this.people.get(toAddress);
    if (person === undefined) return { state: 'sent' };
    if (!isOpenFor(person, at)) this.outsideWindow += 1;
    if (person.isClient) this.count(`${toAddress} ${localDateOf(at, zoneOf(person))}`);
    return { state: 'sent' };
  }

  close(): void {
    // There is no line to close.
  }

  /** The most messages that one contact got on one day of its place. */
  get mostPerPersonAndDay(): number {
    return Math.max(0, ...new Set(this.perPersonAndDay.values()));
  }

  private count(key: string): void {
    this.perPersonAndDay.set(key, (this.perPersonAndDay.get(key) ?? 0) + 1);
  }
}

const zoneOf = ({ calendars }: Reachable): string => calendars[0]?.place.zone ?? 'UTC';

function isOpenFor(person: Reachable, at: Date): boolean {
  const zone = zoneOf(person);
  const [date, time] = [localDateOf(at, zone), localTimeOf(at, zone).slice(0, 5)];
  const isQuiet = person.quietHours !== null && isWithin(time, person.quietHours);
  return person.calendars.every((calendar) => calendar.isOpen(date)) && time >= OPENS && time < CLOSES && !isQuiet;
}

const isWithin = (time: string, { from, to }: { from: string; to: string }): boolean =>
  from <= to ? time >= from && time < to : time >= from || time < to;
