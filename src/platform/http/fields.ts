import { applyDecorators } from '@nestjs/common';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { registerDecorator, ValidateIf, ValidateNested } from 'class-validator';
import type { Check } from './field-checks.js';
import {
  checkChoice,
  checkEmail,
  checkFlag,
  checkInstant,
  checkInteger,
  checkList,
  checkLocalDate,
  checkObject,
  checkText,
  checkTime,
  checkUuid,
} from './field-checks.js';
import type { SecretsAre } from './free-text.js';
import { markFreeText } from './free-text.js';

/** `optional`: may be left out. `nullable`: `null` clears it. */
export type Presence = { readonly optional?: boolean; readonly nullable?: boolean };
type Sized = Presence & { readonly min?: number; readonly max: number };

/** The constraint name under which every field below registers its check; the pipe asks it again for the code. */
export const FIELD_CONSTRAINT = 'field';

/** One property of a request body or query: what is accepted, and the same in the OpenAPI document. */
export function Field(check: Check, api: ApiPropertyOptions, presence: Presence = {}): PropertyDecorator {
  const { optional = false, nullable = false } = presence;
  return applyDecorators(
    ApiProperty({ ...api, required: !optional, ...(nullable && { nullable }) } as ApiPropertyOptions),
    ValidateIf((_owner, value) => !(optional && value === undefined) && !(nullable && value === null)),
    (target: object, property: string | symbol) =>
      registerDecorator({
        name: FIELD_CONSTRAINT,
        target: target.constructor,
        propertyName: String(property),
        constraints: [check],
        validator: { validate: (value: unknown) => check(value) === null },
      }),
  );
}

/** A short text without meaning of its own for secrets: a name of ours, a code, a number. */
export function Text(options: Sized & { pattern?: RegExp }): PropertyDecorator {
  const { min = 1, max, pattern } = options;
  const api = { type: String, minLength: min, maxLength: max, ...(pattern && { pattern: pattern.source }) };
  return Field(checkText(min, max, pattern), api, options);
}

/**
 * Text that people write freely. Secrets are taken out of it as soon as it has been validated, before any service sees
 * it. `secrets: 'left_to_triage'` is for the one text whose secrets triage counts and takes out itself.
 */
export function FreeText(options: Sized & { secrets?: SecretsAre }): PropertyDecorator {
  const { min = 1, max, secrets = 'taken_out' } = options;
  const api = { type: String, minLength: min, maxLength: max, 'x-free-text': true };
  const field = Field(checkText(min, max), api, options);
  return applyDecorators(field, (target: object, property: string | symbol) =>
    markFreeText(target, property, { secrets, max }),
  );
}

export function Uuid(presence: Presence = {}): PropertyDecorator {
  return Field(checkUuid, { type: String, format: 'uuid' }, presence);
}

/** A list of identifiers. */
export function UuidList(options: Sized): PropertyDecorator {
  const { min = 0, max } = options;
  const items = { type: 'string', format: 'uuid' };
  return Field(checkList(min, max, checkUuid), { type: 'array', items, minItems: min, maxItems: max }, options);
}

export function Email(presence: Presence = {}): PropertyDecorator {
  return Field(checkEmail, { type: String, format: 'email', maxLength: 254 }, presence);
}

/** `YYYY-MM-DD`, a day that exists. */
export function DateOn(presence: Presence = {}): PropertyDecorator {
  return Field(checkLocalDate, { type: String, format: 'date' }, presence);
}

/** RFC 3339 with offset. */
export function InstantAt(presence: Presence = {}): PropertyDecorator {
  return Field(checkInstant, { type: String, format: 'date-time' }, presence);
}

/** `HH:MM`. */
export function TimeOfDay(presence: Presence = {}): PropertyDecorator {
  return Field(checkTime, { type: String, pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }, presence);
}

export function Choice(values: readonly string[], presence: Presence = {}): PropertyDecorator {
  return Field(checkChoice(values), { type: String, enum: [...values] }, presence);
}

/** A list of values of a closed list. */
export function Choices(values: readonly string[], options: Sized): PropertyDecorator {
  const { min = 0, max } = options;
  const api = { type: String, enum: [...values], isArray: true, minItems: min, maxItems: max };
  return Field(checkList(min, max, checkChoice(values)), api, options);
}

export function Integer(options: Presence & { min: number; max: number }): PropertyDecorator {
  const { min, max } = options;
  return Field(checkInteger(min, max), { type: 'integer', minimum: min, maximum: max }, options);
}

export function Flag(presence: Presence = {}): PropertyDecorator {
  return Field(checkFlag, { type: Boolean }, presence);
}

/** The generator takes a function for one that names a class only where it is called `type`; any other makes an empty reference. */
const named = (of: () => new () => object) => ({ type: () => of() });

/** An object of its own class; unknown keys in it are refused too. `whole` judges it once its parts are what they should be. */
export function Nested(type: () => new () => object, options: Presence & { whole?: Check } = {}): PropertyDecorator {
  const { whole } = options;
  const check: Check = (value) => checkObject(value) ?? whole?.(value) ?? null;
  return applyDecorators(Field(check, named(type), options), Type(type), ValidateNested());
}

/** A list of objects of one class. */
export function NestedList(type: () => new () => object, options: Sized): PropertyDecorator {
  const { min = 0, max } = options;
  const api = { ...named(type), isArray: true, minItems: min, maxItems: max };
  return applyDecorators(Field(checkList(min, max, checkObject), api, options), Type(type), ValidateNested());
}

/** A whole number in a query string. */
export function QueryInteger(options: Presence & { min: number; max: number }): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }) => wholeNumber(value)),
    Integer(options),
  );
}

/** `true` or `false` in a query string. */
export function QueryFlag(presence: Presence = {}): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown))),
    Flag(presence),
  );
}

/** Values of a closed list, separated by commas, in a query string: becomes an array. */
export function QueryChoices(values: readonly string[], presence: Presence = {}): PropertyDecorator {
  const api = { type: String, enum: [...values], isArray: true, style: 'form', explode: false };
  return applyDecorators(
    Transform(({ value }) => (typeof value === 'string' ? value.split(',') : (value as unknown))),
    Field(checkList(1, values.length, checkChoice(values)), api, presence),
  );
}

/** Identifiers, separated by commas, in a query string: becomes an array. */
export function QueryUuids(options: Sized): PropertyDecorator {
  const { min = 1, max } = options;
  const api = {
    type: String,
    format: 'uuid',
    isArray: true,
    minItems: min,
    maxItems: max,
    style: 'form',
    explode: false,
  };
  return applyDecorators(
    Transform(({ value }) => (typeof value === 'string' ? value.split(',') : (value as unknown))),
    Field(checkList(min, max, checkUuid), api, options),
  );
}

function wholeNumber(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d{1,9}$/.test(value) ? Number(value) : value;
}
