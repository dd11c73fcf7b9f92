import { Button, Collapse, List, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { CaseView } from '../api/client';
import { datesBetween, dayText, weekdayOf } from '../words/dates';
import { useLanguage, useWords } from '../words/language';
import { Day, WindowDates } from './dates';

type Window = NonNullable<CaseView['window']>;
type Reason = { es: string; en: string };

/** The firm's estimate: two dates, the weeks around them, and on demand how they came about. */
export function WindowCalendar({
  window,
  deadlineOn,
  visitOn = null,
  today,
}: {
  window: Window;
  deadlineOn: string | null;
  visitOn?: string | null;
  today: string | null;
}) {
  const words = useWords();
  const [open, { toggle }] = useDisclosure(false);
  return (
    <>
      <Text fw={600}>
        {window.provisional && '~ '}
        <WindowDates window={window} />
      </Text>
      {window.provisional && <Text size="sm">{words.case.provisional}</Text>}
      <Text size="xs" c="dimmed">
        {words.case.windowNote} {words.case.calendar(window.basis.calendar.replace('iess:', 'IESS, '))}
      </Text>
      {today !== null && <Weeks window={window} deadlineOn={deadlineOn} visitOn={visitOn} today={today} />}
      <Button variant="default" size="compact-sm" mt="xs" onClick={toggle} aria-expanded={open}>
        {words.actions.why}
      </Button>
      <Collapse expanded={open}>
        <Derivation window={window} />
      </Collapse>
    </>
  );
}

type Marked = { window: Window; deadlineOn: string | null; visitOn: string | null; today: string };

function Weeks({ window, deadlineOn, visitOn, today }: Marked) {
  const language = useLanguage();
  const closed = closedDays(window);
  const from = [today, window.earliest].sort()[0] ?? today;
  const to = [window.latest, deadlineOn ?? window.latest].sort().at(-1) ?? window.latest;
  const weeks = weeksOf(from, to).slice(0, 6);
  return (
    <table className="month">
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((on) => (
              <td
                key={on}
                data-closed={weekdayOf(on) > 5 || closed.has(on)}
                data-in-window={on >= window.earliest && on <= window.latest}
                data-today={on === today}
                data-deadline={on === deadlineOn}
                data-visit={on === visitOn}
                title={dayText(on, language, 0)}
              >
                {Number(on.slice(8))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whole weeks, Monday first, that hold both dates. */
export function weeksOf(from: string, to: string): string[][] {
  const shift = (on: string, days: number): string =>
    new Date(Date.parse(`${on}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  const days = datesBetween(shift(from, 1 - weekdayOf(from)), shift(to, 7 - weekdayOf(to)));
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

const closedDays = ({ derivation }: Window): Set<string> =>
  new Set(derivation.latest.derivation.flatMap(({ on, step }) => (step === 'skipped' ? [on] : [])));

function Derivation({ window }: { window: Window }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <List size="sm" mt="xs">
      {window.derivation.latest.derivation.map((step) => (
        <List.Item key={step.on}>
          <Day on={step.on} />: {step.step === 'counted' ? step.count : words.case.days[step.step]}
          {step.step === 'skipped' &&
            `, ${((step.why ?? []) as unknown as Reason[]).map((why) => why[language]).join(', ')}`}
        </List.Item>
      ))}
    </List>
  );
}
