import type { PipeTransform } from '@nestjs/common';
import { Param } from '@nestjs/common';
import { isUuid } from './field-checks.js';
import { Problem } from './problem.js';

/** What is no identifier names nothing: 404, the same as for one that does not exist. */
class ExistingId implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isUuid(value)) throw Problem.notFound();
    return value.toLowerCase();
  }
}

/** An id in the path, as a parameter of a controller's method. */
export const IdParam = (name = 'id'): ParameterDecorator => Param(name, ExistingId);
