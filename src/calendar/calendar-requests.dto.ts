import { Choice, DateOn, InstantAt, Integer, Text } from '../platform/http/fields.js';

/** A place of Ecuador; the firm's own where it is left out. */
export class PlaceQuery {
  /** Name or code, with or without accents. */
  @Text({ max: 100, optional: true })
  province?: string;

  /** Name or code, with or without accents. */
  @Text({ max: 100, optional: true })
  canton?: string;
}

/** A range of dates, both ends included, in a place. */
export class CalendarDaysQuery extends PlaceQuery {
  @DateOn()
  from!: string;

  /** At most 732 days from the first on. */
  @DateOn()
  to!: string;
}

/** A range of dates, and the day of something that must be notified. */
export class DeadlinesQuery extends CalendarDaysQuery {
  /** The first or last day at work of a worker: asks for the notices' deadlines too. */
  @DateOn({ optional: true })
  eventOn?: string;
}

/** Nobody counts further: it is refused at once. */
const MOST = 999_999;

/** A start and how far to count from it. */
export class DueRequest extends PlaceQuery {
  @InstantAt()
  startsAt!: string;

  /** Negative counts back. */
  @Integer({ min: -MOST, max: MOST })
  amount!: number;

  @Choice(['business_days', 'business_minutes'])
  unit!: 'business_days' | 'business_minutes';
}
