import { ROLES } from '../domain/access/permissions.js';
import type { Role } from '../domain/access/permissions.js';
import { Choice, Email, Flag, FreeText } from '../platform/http/fields.js';
import type { Locale } from '../platform/http/locale.js';

const LOCALES = ['es', 'en'] as const;

/** Somebody new on the staff. */
export class NewUserDto {
  /** Logs in with it; unique in the whole installation. */
  @Email()
  email!: string;

  @FreeText({ max: 200, optional: true })
  fullName?: string;

  @Choice(ROLES)
  role!: Role;

  /** The firm's language where it is left out. */
  @Choice(LOCALES, { optional: true })
  locale?: Locale;
}

/** Changes to somebody on the staff. */
export class UserChangesDto {
  @FreeText({ max: 200, optional: true })
  fullName?: string;

  @Choice(ROLES, { optional: true })
  role?: Role;

  /** False ends every log-in of this person at once. */
  @Flag({ optional: true })
  active?: boolean;

  @Choice(LOCALES, { optional: true })
  locale?: Locale;
}

/** Somebody on the staff. */
export class UserDto {
  id!: string;
  email!: string;
  fullName!: string;
  role!: Role;
  locale!: Locale;
  active!: boolean;
  version!: number;
  createdAt!: string;
  updatedAt!: string;
}

/** Somebody new, with the first password. */
export class UserCreatedDto extends UserDto {
  /** Shown this once: a replay of the same idempotency key answers null. */
  password!: string | null;
}

/** A password that an owner had made for somebody. */
export class PasswordResetDto {
  /** Shown this once: a replay of the same idempotency key answers null. */
  password!: string | null;
}
