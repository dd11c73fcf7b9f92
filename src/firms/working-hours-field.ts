import { CalendarError } from '../domain/calendar/calendar-error.js';
import { worksWithIess } from '../domain/calendar/common-days.js';
import { parseWorkingHours } from '../domain/calendar/working-hours.js';
import type { Fault } from '../platform/http/field-checks.js';
import { Field } from '../platform/http/fields.js';
import type { Presence } from '../platform/http/fields.js';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const SEGMENTS = {
  type: 'array',
  maxItems: 10,
  items: { type: 'string', pattern: '^[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}$' },
};

/** Working hours of a week, as the calendar understands them. */
export function WorkingHoursField(presence: Presence): PropertyDecorator {
  const properties = Object.fromEntries(DAYS.map((day) => [day, SEGMENTS]));
  return Field(checkHours, { type: 'object', properties, additionalProperties: false } as never, presence);
}

function checkHours(value: unknown): Fault {
  try {
    const { openWeekdays } = parseWorkingHours(value);
    return worksWithIess(openWeekdays) ? null : { code: 'working_hours.without_iess' };
  } catch (error) {
    if (error instanceof CalendarError) return { code: 'working_hours.invalid' };
    throw error;
  }
}
