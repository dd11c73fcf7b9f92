import { LONGEST_PASSWORD } from '../domain/access/password-rules.js';
import type { Role } from '../domain/access/permissions.js';
import { Choice, Email, Flag, FreeText, Text } from '../platform/http/fields.js';
import type { Locale } from '../platform/http/locale.js';

const LOCALES = ['es', 'en'] as const;

/** Who wants to log in. */
export class LogInDto {
  @Email()
  email!: string;

  @Text({ max: LONGEST_PASSWORD * 4 })
  password!: string;
}

/** The firm somebody works for. */
export class MyFirmDto {
  id!: string;
  name!: string;
  /** IANA time zone. */
  zone!: string;
  /** It holds sample data. */
  isDemo!: boolean;
}

/** The person who is logged in. */
export class MeDto {
  id!: string;
  email!: string;
  fullName!: string;
  role!: Role;
  locale!: Locale;
  /** Whether the daily digest comes. */
  digest!: boolean;
  firm!: MyFirmDto;
  /** What this person may do; pages draw by this, not by the role. */
  permissions!: string[];
}

/** A new log-in. */
export class SessionOpenedDto {
  /** Opaque; send it as `Authorization: Bearer …`. It is shown once. */
  token!: string;
  /**
   * When it ends unless it is used; use prolongs it.
   */
  expiresAt!: string;
  user!: MeDto;
}

/** One log-in of one's own. */
export class SessionDto {
  id!: string;
  createdAt!: string;
  lastUsedAt!: string;
  expiresAt!: string;
  /** The log-in that asks. */
  current!: boolean;
}

/** Changes to oneself. */
export class MyChangesDto {
  @FreeText({ max: 200, optional: true })
  fullName?: string;

  @Choice(LOCALES, { optional: true })
  locale?: Locale;

  /** A mail every business day with what is late, at risk and for today. */
  @Flag({ optional: true })
  digest?: boolean;
}

/** A new password; all other log-ins end. */
export class NewPasswordDto {
  @Text({ max: LONGEST_PASSWORD * 4 })
  currentPassword!: string;

  /** At least 10 characters, at most 256; no rules about which. */
  @Text({ max: LONGEST_PASSWORD * 4 })
  newPassword!: string;
}
