import type { ValidationError } from 'class-validator';
import { getMetadataStorage } from 'class-validator';
import type { Check } from './field-checks.js';
import type { FieldCode } from './field-codes.js';
import { FIELD_CONSTRAINT } from './fields.js';
import type { FieldError } from './problem.js';
import { fieldError } from './problem.js';
import type { TextParams } from './locale.js';

/** What class-validator's own decorators mean in our codes; `n` is their first argument. */
const CODES: Readonly<Record<string, FieldCode>> = {
  whitelistValidation: 'field.unknown',
  unknownValue: 'field.object',
  nestedValidation: 'field.object',
  isObject: 'field.object',
  isArray: 'field.list',
  isString: 'field.text',
  isBoolean: 'field.flag',
  isInt: 'field.number',
  isNumber: 'field.number',
  isNotEmpty: 'field.empty',
  minLength: 'field.too_short',
  maxLength: 'field.too_long',
  arrayMinSize: 'field.too_few',
  arrayMaxSize: 'field.too_many',
  min: 'field.too_small',
  max: 'field.too_large',
  isIn: 'field.choice',
  isEnum: 'field.choice',
  isUuid: 'field.uuid',
  isEmail: 'field.email',
  isDefined: 'field.required',
};

/** class-validator's errors as ours: one for each wrong field, with its JSON pointer. */
export function fieldErrors(errors: readonly ValidationError[], path = ''): FieldError[] {
  return errors.flatMap((error) => {
    const pointer = `${path}/${escapePointer(error.property)}`;
    const own = ownFault(error, pointer);
    return own ? [own] : fieldErrors(error.children ?? [], pointer);
  });
}

/** RFC 6901. */
export function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function ownFault(error: ValidationError, pointer: string): FieldError | null {
  const [constraint] = Object.keys(error.constraints ?? {}).sort(ourOwnFirst);
  if (constraint === undefined) return null;
  if (constraint === 'whitelistValidation') return fieldError(pointer, 'field.unknown');
  if (error.value === undefined) return fieldError(pointer, 'field.required');
  const [argument] = constraintArguments(error, constraint);
  if (constraint === FIELD_CONSTRAINT) {
    const fault = (argument as Check)(error.value);
    return fieldError(pointer, fault?.code ?? 'field.type', fault?.params);
  }
  return fieldError(pointer, CODES[constraint] ?? 'field.format', paramsOf(argument));
}

function ourOwnFirst(a: string, b: string): number {
  return Number(b === FIELD_CONSTRAINT) - Number(a === FIELD_CONSTRAINT);
}

function paramsOf(argument: unknown): TextParams {
  if (Array.isArray(argument)) return { values: argument.join(', ') };
  if (typeof argument === 'object' && argument !== null) return { values: Object.values(argument).join(', ') };
  return typeof argument === 'number' || typeof argument === 'string' ? { n: argument } : {};
}

function constraintArguments(error: ValidationError, constraint: string): readonly unknown[] {
  const target = error.target?.constructor;
  if (!target) return [];
  const found = getMetadataStorage()
    .getTargetValidationMetadatas(target, '', true, false)
    .find((rule) => rule.propertyName === error.property && (rule.name ?? rule.type) === constraint);
  return (found?.constraints as unknown[] | undefined) ?? [];
}
