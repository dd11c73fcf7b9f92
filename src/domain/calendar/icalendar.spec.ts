import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holidayEntry, icalendarText } from './icalendar.js';
import type { FeedEntry } from './icalendar.js';
import { observedHolidays } from './observed-holidays.js';
import { findPlace } from './places.js';

const stampedAt = new Date('2026-03-02T14:00:00Z');
const feed = (...entries: FeedEntry[]) =>
  icalendarText({ name: 'Firma', zone: 'America/Guayaquil', stampedAt, entries });
const unfolded = (text: string) => text.replaceAll('\r\n ', '');
const day = { uid: 'a@llavero', when: { on: '2026-12-31' }, summary: 'Cierre' };

describe('an iCalendar feed', () => {
  it('has whole days that end on the next, and spans in UTC', () => {
    const visit = {
      uid: 'b@llavero',
      when: { startsAt: stampedAt, endsAt: new Date('2026-03-02T14:30:00Z') },
      summary: 'Turno',
      busy: true,
    };
    const lines = feed(day, visit).split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining(['DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270101', 'TRANSP:TRANSPARENT']),
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        'DTSTART:20260302T140000Z',
        'DTEND:20260302T143000Z',
        'TRANSP:OPAQUE',
        'DTSTAMP:20260302T140000Z',
      ]),
    );
    expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR', '']);
  });

  it('escapes what has a meaning of its own, so that no text can add a line', () => {
    const text = feed({ ...day, summary: 'Uno, dos; tres\\ cuatro\r\nEND:VEVENT\nX', description: 'a\u0007b' });
    expect(text).toContain('SUMMARY:Uno\\, dos\\; tres\\\\ cuatro\\nEND:VEVENT\\nX\r\n');
    expect(text).toContain('DESCRIPTION:a b\r\n');
    expect(text.split('\r\n').filter((line) => line === 'END:VEVENT')).toHaveLength(1);
  });

  it('folds lines at 75 octets without splitting a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('ñ', 'a', '€', '🔑', ' ', '́'), maxLength: 300 }), (summary) => {
        const text = feed({ ...day, summary });
        for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(unfolded(text)).toContain(`SUMMARY:${summary}\r\n`);
      }),
    );
  });

  it('carries the holidays of a place, moved ones with their legal date', () => {
    const days = observedHolidays(2026, findPlace({ canton: 'Quito' }));
    const text = unfolded(feed(...days.map((entry) => holidayEntry(entry, 'es'))));
    expect(text).toContain('UID:holiday-2026-12-07@llavero\r\n');
    expect(text).toContain('SUMMARY:Fundación de Quito\r\nDESCRIPTION:Trasladado del 2026-12-06\r\n');
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(days.length);
  });
});
