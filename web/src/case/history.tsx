import { Button, SegmentedControl, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { answered, api } from '../api/client';
import type { CaseView } from '../api/client';
import { useNews } from '../app/live';
import { Day } from '../parts/dates';
import { ProblemNote } from '../parts/problem-note';
import { useMe } from '../session/session';
import { dateIn, timeText } from '../words/dates';
import { useWords } from '../words/language';
import { EventWords, isImportant } from './event-words';
import type { CaseEvent } from './event-words';

const PAGE = 50;

/** What happened, newest first. What is new slides in while the top is in view; else a chip offers it. */
export function History({ view }: { view: CaseView }) {
  const words = useWords().casePage.history;
  const me = useMe();
  const [shown, setShown] = useState('important');
  const [news, setNews] = useState(0);
  const top = useRef<HTMLDivElement>(null);
  const timeline = useInfiniteQuery({
    queryKey: ['timeline', view.id],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/cases/{id}/timeline', {
          params: { path: { id: view.id }, query: { limit: PAGE, ...(pageParam !== null && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // Asked for by news and by one's own acts, so that nothing moves under the reader's eyes.
    refetchInterval: false,
    refetchOnWindowFocus: false,
  });
  useNews((told) => {
    if (told !== 'reset' && told.caseId !== view.id) return;
    const isOwn = told !== 'reset' && told.actorId === me.id;
    if (isOwn || isInView(top.current)) void timeline.refetch();
    else setNews((count) => count + 1);
  });
  const events = timeline.data?.pages.flatMap(({ items }) => items) ?? [];
  useEffect(() => setNews(0), [timeline.dataUpdatedAt]);
  if (timeline.error) return <ProblemNote problem={timeline.error} onRetry={() => void timeline.refetch()} />;
  const visible = shown === 'all' ? events : events.filter(isImportant);
  const apply = (): void => {
    void timeline.refetch();
    top.current?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <Stack gap="xs">
      <div ref={top}>
        <SegmentedControl
          size="xs"
          aria-label={words.which}
          value={shown}
          onChange={setShown}
          data={[
            { value: 'important', label: words.important },
            { value: 'all', label: words.all },
          ]}
        />
      </div>
      <div role="status" className="news-chip">
        {news > 0 && (
          <Button size="compact-sm" onClick={apply}>
            {words.news(news)}
          </Button>
        )}
      </div>
      <Days events={visible} view={view} />
      {timeline.hasNextPage && (
        <Button variant="default" size="compact-md" onClick={() => void timeline.fetchNextPage()}>
          {words.older}
        </Button>
      )}
    </Stack>
  );
}

function isInView(element: HTMLElement | null): boolean {
  const box = element?.getBoundingClientRect();
  return box !== undefined && box.bottom > 0 && box.top < window.innerHeight;
}

function Days({ events, view }: { events: readonly CaseEvent[]; view: CaseView }) {
  const { firm } = useMe();
  const days = [...new Set(events.map(({ at }) => dateIn(at, firm.zone)))];
  return days.map((on) => (
    <div key={on}>
      <Text size="xs" fw={600} c="dimmed">
        <Day on={on} />
      </Text>
      <ol className="history">
        {events
          .filter(({ at }) => dateIn(at, firm.zone) === on)
          .map((event) => (
            <li key={event.id}>
              <Text size="sm">
                <time dateTime={event.at}>{timeText(event.at, firm.zone)}</time> ·{' '}
                <EventWords event={event} view={view} />
                {event.actorName !== null && ` · ${event.actorName}`}
              </Text>
              {event.reason !== null && (
                <Text size="sm" c="dimmed">
                  {event.reason}
                </Text>
              )}
            </li>
          ))}
      </ol>
    </div>
  ));
}
