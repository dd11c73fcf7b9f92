/** What can be wrong with what the calendar is asked. */
export type CalendarErrorCode =
  | 'date.invalid'
  | 'time.invalid'
  | 'instant.invalid'
  | 'year.out_of_range'
  | 'range.reversed'
  | 'range.too_long'
  | 'zone.unknown'
  | 'place.unknown_province'
  | 'place.unknown_canton'
  | 'place.ambiguous_canton'
  | 'hours.invalid'
  | 'hours.no_open_minute'
  | 'days.none_in_common'
  | 'holidays.invalid'
  | 'pauses.invalid'
  | 'amount.out_of_range'
  | 'duration.invalid';

/** Bad input to the calendar. The message is a sentence that names the value. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';

  constructor(
    readonly code: CalendarErrorCode,
    message: string,
    readonly value: string,
  ) {
    super(message);
  }
}
