import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { redactSecrets } from '../../domain/secrets/redact-secrets.js';
import { fieldErrors } from './field-faults.js';
import { noteSecrets, takeSecretsOut } from './free-text.js';
import { fieldError, Problem } from './problem.js';
import { rawFaults } from './raw-input.js';

const MOST_ERRORS = 50;

/**
 * What reaches a controller is an instance of its dto with nothing unknown in it, or the answer is 400 with a pointer to
 * each fault. Free text has lost its secrets by then.
 */
@Injectable()
export class StrictPipe implements PipeTransform {
  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, metatype } = metadata;
    if ((type !== 'body' && type !== 'query') || !isDto(metatype)) return value;
    if (type === 'query') refuseRepeats(value);
    return validated(value ?? undefined, metatype);
  }
}

/** The value as an instance of its dto, without its secrets. Throws 400 with a pointer to each fault. */
export async function validated<T extends object>(value: unknown, dto: new () => T): Promise<T> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw Problem.invalid(fieldError('', 'field.object'));
  }
  const raw = rawFaults(value);
  if (raw.length > 0) throw Problem.invalid(...raw.slice(0, MOST_ERRORS));
  const instance = plainToInstance(dto, value as Record<string, unknown>, { exposeUnsetFields: false });
  const errors = await validate(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });
  if (errors.length > 0) throw Problem.invalid(...fieldErrors(errors).slice(0, MOST_ERRORS));
  noteSecrets(value, takeSecretsOut(instance, redactSecrets));
  return instance;
}

function isDto(metatype: ArgumentMetadata['metatype']): metatype is new () => object {
  return typeof metatype === 'function' && metatype !== Object && metatype !== String && metatype !== Array;
}

function refuseRepeats(query: unknown): void {
  const repeated = Object.entries(query ?? {}).filter(([, value]) => Array.isArray(value));
  if (repeated.length > 0) {
    throw Problem.invalid(...repeated.map(([key]) => fieldError(`/${key}`, 'field.repeated')));
  }
}
