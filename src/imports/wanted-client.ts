import type { ClientChangesDto, ClientListedDto, ContactDto, NewContactDto } from '../clients/client.dto.js';
import { CLIENT_COLUMNS } from '../domain/imports/client-columns.js';
import type { ClientColumn } from '../domain/imports/client-columns.js';
import { placeOf } from '../platform/http/place-fields.js';
import type { RowValues } from './read-list.js';

/** The body of a request that asks for what the row says; empty cells ask for nothing. Not validated yet. */
export function wantedOf(values: RowValues, onFile: ClientListedDto | undefined): Record<string, unknown> {
  const { ruc, legalName, province, canton, iessBranch, registeredEmail, rucStatus, rucStatusCheckedOn } = values;
  const plain = { legalName, province, canton, iessBranch, registeredEmail, rucStatus, rucStatusCheckedOn };
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  return {
    ...given,
    ...(onFile === undefined && { ruc }),
    ...representativeOf(values, onFile),
    ...contactsOf(values, onFile),
  };
}

function representativeOf(values: RowValues, onFile: ClientListedDto | undefined): object {
  const { representativeIdNumber: number, representativeFullName: name } = values;
  if (number === undefined && name === undefined) return {};
  // Another number is another person: their name has to stand in the row.
  const known = number === undefined || number === onFile?.representative?.idNumber ? onFile?.representative : null;
  return {
    representative: { ...known, ...(number !== undefined && { idNumber: number }), ...(name && { fullName: name }) },
  };
}

/** The contact of the row joins those on file: the one with the same address or name is changed, another one is added. */
function contactsOf(values: RowValues, onFile: ClientListedDto | undefined): object {
  const { contactFullName, contactEmail, contactPhone } = values;
  const given = { fullName: contactFullName, email: contactEmail, phone: contactPhone };
  const told = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (Object.keys(told).length === 0) return {};
  const contacts: Partial<NewContactDto>[] = (onFile?.contacts ?? []).map(keptContact);
  const at = contacts.findIndex((contact) => isMeant(contact, values));
  const unnamed = { fullName: values.legalName ?? onFile?.legalName };
  const contact = { ...(contacts[at] ?? unnamed), ...told };
  return { contacts: at < 0 ? [...contacts, contact] : contacts.with(at, contact) };
}

function isMeant(contact: Partial<NewContactDto>, values: RowValues): boolean {
  const { contactFullName, contactEmail, contactPhone } = values;
  if (contactEmail !== undefined && typeof contact.email === 'string') return same(contact.email, contactEmail);
  if (contactFullName !== undefined) return same(contact.fullName ?? '', contactFullName);
  return contactPhone !== undefined && contact.phone === contactPhone;
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function keptContact({ id, fullName, email, phone, locale, quietHours, primary }: ContactDto): NewContactDto {
  return { id, fullName, email, phone, locale, quietHours, primary };
}

/** Numbers as they are stored, not as they were typed. */
type Numbers = { readonly iessBranch?: string; readonly representativeIdNumber?: string };

const PLAIN = ['legalName', 'registeredEmail', 'rucStatus', 'rucStatusCheckedOn'] as const;

/** Only what differs from what is on file, so that nothing is written and nobody is told of what stays. Throws 400 for an unknown place. */
export function differing(wanted: ClientChangesDto, numbers: Numbers, onFile: ClientListedDto): ClientChangesDto {
  const plain = PLAIN.flatMap((key) =>
    wanted[key] !== undefined && wanted[key] !== onFile[key] ? [[key, wanted[key]]] : [],
  );
  const { representative, contacts } = wanted;
  const { representative: known } = onFile;
  const isOther =
    representative &&
    (numbers.representativeIdNumber !== known?.idNumber || representative.fullName !== known?.fullName);
  const hasNews = contacts !== undefined && !contacts.every((contact) => isOnFile(contact, onFile.contacts));
  return {
    ...(Object.fromEntries(plain) as ClientChangesDto),
    ...(numbers.iessBranch !== undefined &&
      numbers.iessBranch !== onFile.iessBranch && { iessBranch: numbers.iessBranch }),
    ...(isOther && { representative }),
    ...(hasNews && { contacts }),
    ...placeChange(wanted, onFile),
  };
}

/** A province alone leaves the canton of the same province as it is. */
function placeChange({ province, canton }: ClientChangesDto, onFile: ClientListedDto): ClientChangesDto {
  if (province === undefined && canton === undefined) return {};
  const place = placeOf({ province: province ?? onFile.province, canton });
  const stays = place.province === onFile.province && (canton === undefined || place.canton === onFile.canton);
  return stays ? {} : { ...(province !== undefined && { province }), ...(canton !== undefined && { canton }) };
}

function isOnFile(contact: NewContactDto, onFile: readonly ContactDto[]): boolean {
  const known = onFile.find(({ id }) => id === contact.id);
  return (
    known !== undefined &&
    known.fullName === contact.fullName &&
    known.email === (contact.email ?? null) &&
    known.phone === (contact.phone ?? null)
  );
}

const COLUMNS_OF: Readonly<Record<string, readonly ClientColumn[]>> = {
  representative: ['representativeIdNumber', 'representativeFullName'],
  contacts: ['contactFullName', 'contactEmail', 'contactPhone'],
};

/** The columns of the row that speak of these changes. */
export function changedColumns(changes: ClientChangesDto, values: RowValues): ClientColumn[] {
  const columns = Object.keys(changes).flatMap((key) => COLUMNS_OF[key] ?? [key as ClientColumn]);
  return CLIENT_COLUMNS.filter((column) => columns.includes(column) && values[column] !== undefined);
}
