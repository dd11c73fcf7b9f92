import { Text } from '@mantine/core';
import { IconEye, IconPencil } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { FocusEvent, FormEvent } from 'react';
import { answered, api } from '../api/client';
import type { CaseView } from '../api/client';
import { line } from '../app/line';
import { useWords } from '../words/language';

type Present = CaseView['present'][number];

const SAY_MS = 20_000;
/** Sooner while somebody else is here: then it matters what they do. */
const SAY_SOON_MS = 6_000;
const STOPPED_MS = 30_000;

const fieldOf = (target: EventTarget): string | null =>
  target instanceof HTMLElement ? (target.closest('[data-field]')?.getAttribute('data-field') ?? null) : null;

/**
 * Says every few seconds what one does on the page of a case, and hears who else is there. It never locks anything.
 * `watching` goes on the page: fields with `data-field` tell what is being written in, dialogs included.
 */
export function usePresence(caseId: string) {
  const [present, setPresent] = useState<readonly Present[]>([]);
  const [field, setField] = useState<string | null>(null);
  const writing = useRef<number | undefined>(undefined);
  const isAlone = present.length === 0;

  useEffect(() => {
    let isGone = false;
    const say = async (): Promise<void> => {
      if (document.visibilityState === 'hidden' || !line.isUp()) return;
      const body = field === null ? { doing: 'viewing' as const } : { doing: 'editing' as const, field };
      const answer = await answered(api.PUT('/api/v1/cases/{id}/presence', { params: { path: { id: caseId } }, body }));
      if (!isGone) setPresent((was) => (same(was, answer.present) ? was : answer.present));
    };
    // Who cannot be heard is not shown; it is tried again soon.
    const sayOrSkip = (): void => void say().catch(() => undefined);
    sayOrSkip();
    const timer = window.setInterval(sayOrSkip, isAlone ? SAY_MS : SAY_SOON_MS);
    return () => {
      isGone = true;
      window.clearInterval(timer);
    };
  }, [caseId, field, isAlone]);

  useEffect(() => {
    const leave = (): void => {
      const address = `/api/v1/cases/${caseId}/presence`;
      void fetch(address, { method: 'DELETE', keepalive: true }).catch(() => undefined);
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [caseId]);

  const stop = useCallback(() => {
    window.clearTimeout(writing.current);
    setField(null);
  }, []);
  const onInput = useCallback(
    ({ target }: FormEvent) => {
      const typed = fieldOf(target);
      if (typed === null) return;
      setField(typed);
      window.clearTimeout(writing.current);
      writing.current = window.setTimeout(stop, STOPPED_MS);
    },
    [stop],
  );
  const onBlur = useCallback(({ target }: FocusEvent) => fieldOf(target) !== null && stop(), [stop]);
  useEffect(() => stop, [stop]);
  return { present, watching: { onInput, onBlur } };
}

const same = (one: readonly Present[], other: readonly Present[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Who looks and who writes, apart. */
export function PresentPeople({ present }: { present: readonly Present[] }) {
  const words = useWords().casePage.present;
  return (
    <div role="status" className="present">
      {present.map(({ id, fullName, doing, field }) => (
        <Text key={id} size="sm" component="span" className="cause">
          {doing === 'editing' ? <IconPencil size={16} aria-hidden /> : <IconEye size={16} aria-hidden />}
          {doing === 'editing' ? words.writes(fullName, words.fields[field ?? ''] ?? '') : words.looks(fullName)}
        </Text>
      ))}
    </div>
  );
}
