import { checkRoomToSend, QuietHoursDto } from '../firms/firm.dto.js';
import { Choice, DateOn, Email, Flag, FreeText, Nested, NestedList, Text, Uuid } from '../platform/http/fields.js';
import type { Locale } from '../platform/http/locale.js';
import { PageQuery } from '../platform/http/page.dto.js';
import { AuthorityDto } from './authority.dto.js';
import { RUC_STATUSES } from './client.row.js';
import type { RucStatus } from './client.row.js';

const LOCALES = ['es', 'en'] as const;
const MOST_CONTACTS = 20;
const OPTIONAL = { optional: true, nullable: true } as const;

/** The legal representative, exactly as recorded. */
export class RepresentativeDto {
  /** Ten digits, or a foreigner's identification code. Masked for viewers. */
  @Text({ min: 0, max: 40 })
  idNumber!: string;

  @FreeText({ max: 200 })
  fullName!: string;
}

/** Somebody of the client's who receives messages. */
export class NewContactDto {
  /** Keeps the contact that has it; a new contact has none. */
  @Uuid({ optional: true })
  id?: string;

  @FreeText({ max: 200 })
  fullName!: string;

  @Email(OPTIONAL)
  email?: string | null;

  @FreeText({ max: 50, ...OPTIONAL })
  phone?: string | null;

  /** The firm's language where it is left out. */
  @Choice(LOCALES, OPTIONAL)
  locale?: Locale | null;

  @Nested(() => QuietHoursDto, { ...OPTIONAL, whole: checkRoomToSend })
  quietHours?: QuietHoursDto | null;

  /** One contact is the primary one: the first, where none says so. */
  @Flag({ optional: true })
  primary?: boolean;
}

/** Changes to an employer. What is left out stays; `contacts` replaces the whole list. */
export class ClientChangesDto {
  /** 13 digits; spaces and dashes are forgiven. */
  @Text({ min: 0, max: 64, optional: true })
  ruc?: string;

  @FreeText({ max: 300, optional: true })
  legalName?: string;

  /** Name or code, with or without accents. */
  @Text({ max: 100, ...OPTIONAL })
  province?: string | null;

  /** Name or code, with or without accents. */
  @Text({ max: 100, ...OPTIONAL })
  canton?: string | null;

  /** IESS's branch number, four digits. */
  @Text({ min: 0, max: 40, optional: true })
  iessBranch?: string;

  /** The record at IESS, often a stranger's: nobody is ever written to there. */
  @Email(OPTIONAL)
  registeredEmail?: string | null;

  @Nested(() => RepresentativeDto, OPTIONAL)
  representative?: RepresentativeDto | null;

  @Choice(RUC_STATUSES, OPTIONAL)
  rucStatus?: RucStatus | null;

  /** The day on which somebody looked at SRI. */
  @DateOn(OPTIONAL)
  rucStatusCheckedOn?: string | null;

  @NestedList(() => NewContactDto, { max: MOST_CONTACTS, optional: true })
  contacts?: NewContactDto[];
}

/** An employer to look after. */
export class NewClientDto extends ClientChangesDto {
  /** 13 digits; spaces and dashes are forgiven. */
  @Text({ min: 0, max: 64 })
  override ruc!: string;

  @FreeText({ max: 300 })
  override legalName!: string;
}

/** Filters of the list of clients. */
export class ClientQuery extends PageQuery {
  /** Part of the name (accents and case do not matter) or of the RUC. */
  @Text({ max: 200, optional: true })
  q?: string;
}

/** Since when an address refuses mail, and what the mail server said. */
export class UndeliverableDto {
  since!: string;
  reason!: string;
}

export class ContactDto {
  id!: string;
  fullName!: string;
  email!: string | null;
  phone!: string | null;
  locale!: Locale | null;
  quietHours!: QuietHoursDto | null;
  primary!: boolean;
  /** The address refused a message for good: staff hear instead, until it changes. */
  undeliverable!: UndeliverableDto | null;
}

/** Something to look at again; it stopped nothing. */
export class WarningDto {
  /** JSON pointer to the field. */
  pointer!: string;
  code!: string;
  detail!: string;
}

/** An employer the firm looks after, as lists show it. */
export class ClientListedDto {
  id!: string;
  ruc!: string;
  legalName!: string;
  province!: string | null;
  canton!: string | null;
  iessBranch!: string;
  /** The record at IESS: nobody is ever written to there. */
  registeredEmail!: string | null;
  representative!: RepresentativeDto | null;
  rucStatus!: RucStatus | null;
  rucStatusCheckedOn!: string | null;
  contacts!: ContactDto[];
  version!: number;
  createdAt!: string;
  updatedAt!: string;
}

/** An employer the firm looks after. */
export class ClientDto extends ClientListedDto {
  authority!: AuthorityDto;
  warnings!: WarningDto[];
}
