import { Text } from '@mantine/core';
import type { CaseView } from '../api/client';
import { Section } from '../parts/section';
import { WindowCalendar } from '../parts/window-calendar';
import { dayText } from '../words/dates';
import { useLanguage, useWords } from '../words/language';

/** The firm's estimate on a small calendar, why there is a risk, and how the dates came about. */
export function WindowCard({ view, today }: { view: CaseView; today: string | null }) {
  const words = useWords();
  const language = useLanguage();
  // The desk writes dates for machines too; on a page they read as people say them.
  const spoken = (text: string): string =>
    text.replace(/\d{4}-\d{2}-\d{2}/g, (on) => dayText(on, language, new Date().getFullYear()));
  const visit = view.appointments.find(({ state }) => state === 'planned');
  return (
    <Section title={words.case.window}>
      {view.window === null ? (
        <Text size="sm">{words.case.noWindow}</Text>
      ) : (
        <>
          {view.window.paused && <Text size="sm">{words.casePage.paused}</Text>}
          <WindowCalendar window={view.window} deadlineOn={view.deadlineOn} visitOn={visit?.on ?? null} today={today} />
        </>
      )}
      {view.risk.why.length > 0 && (
        <ul className="plain-list">
          {view.risk.why.map(({ code, text }) => (
            <li key={code}>{spoken(text)}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}
