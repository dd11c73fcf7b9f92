import type { WorkingHours } from '../domain/calendar/working-hours.js';
import { leavesRoomToSend, SEND_HOURS } from '../domain/follow-ups/send-window.js';
import type { Fault } from '../platform/http/field-checks.js';
import { checkTime } from '../platform/http/field-checks.js';
import { Choice, FreeText, Nested, Text, TimeOfDay } from '../platform/http/fields.js';
import type { Locale } from '../platform/http/locale.js';
import { WorkingHoursField } from './working-hours-field.js';

const LOCALES = ['es', 'en'] as const;
const ZONES = ['America/Guayaquil', 'Pacific/Galapagos'] as const;

/** Hours of the day in which nobody is written to; over midnight when `from` is later than `to`. */
export class QuietHoursDto {
  @TimeOfDay()
  from!: string;

  @TimeOfDay()
  to!: string;
}

/** Quiet hours that swallow the whole day of messages would silence a person for good. */
export function checkRoomToSend(value: unknown): Fault {
  const { from, to } = value as Partial<Record<keyof QuietHoursDto, unknown>>;
  if (checkTime(from) !== null || checkTime(to) !== null) return null;
  return leavesRoomToSend({ from: String(from), to: String(to) })
    ? null
    : { code: 'quiet_hours.no_room', params: { ...SEND_HOURS } };
}

/** Changes to the firm's settings. */
export class FirmChangesDto {
  @FreeText({ max: 200, optional: true })
  name?: string;

  /** Name or code, with or without accents. */
  @Text({ max: 100, optional: true })
  province?: string;

  /** Name or code, with or without accents. */
  @Text({ max: 100, optional: true })
  canton?: string;

  /** Follows the place where it is left out. */
  @Choice(ZONES, { optional: true })
  zone?: string;

  @Choice(LOCALES, { optional: true })
  locale?: Locale;

  /** Open segments of each weekday, such as `{"mon": ["08:30-17:00"]}`; a missing weekday is closed. */
  @WorkingHoursField({ optional: true })
  workingHours?: WorkingHours;

  /** When messages of a business day leave. */
  @TimeOfDay({ optional: true })
  sendTime?: string;

  @Nested(() => QuietHoursDto, { optional: true, nullable: true, whole: checkRoomToSend })
  quietHours?: QuietHoursDto | null;

  /** The name that stands in mails; the firm's where it is null. */
  @FreeText({ max: 200, optional: true, nullable: true })
  mailName?: string | null;
}

/** The firm and its settings. */
export class FirmDto {
  id!: string;
  name!: string;
  province!: string;
  canton!: string;
  /** IANA time zone. */
  zone!: string;
  locale!: Locale;
  /** Open segments `HH:MM-HH:MM` of each weekday (`mon` to `sun`); a missing weekday is closed. */
  workingHours!: Record<string, string[]>;
  /** `HH:MM` at which messages of a business day leave. */
  sendTime!: string;
  quietHours!: QuietHoursDto | null;
  /** The name that stands in mails; the firm's where it is null. */
  mailName!: string | null;
  /** It holds sample data. */
  isDemo!: boolean;
  version!: number;
  createdAt!: string;
  updatedAt!: string;
}
