import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { answered, api } from '../api/client';
import { useMe } from '../session/session';

const KEPT_MS = 7 * 86_400_000;
const AFTER_MS = 300;
const CHECK_AFTER_MS = 400;

/** Words that come before a secret, and what looks like one: the desk is asked about no other text. */
const CUE = /clave|contrase|password|passwd|\bpin\b|c[oó]digo|\bcode\b|\botp\b|token|secret/iu;
const VALUE = /(?<!\S)(?=\S*\d)(?=\S*[^\d\s.,;:/()-])\S{6,}/u;

export type Draft = {
  readonly text: string;
  readonly set: (text: string) => void;
  /** For when the server has it, or nobody wants it any more. */
  readonly clear: () => void;
  readonly restored: boolean;
  /** A secret is in it: it is kept in memory only until that is taken out. */
  readonly hasSecret: boolean;
};

/**
 * A text that survives a reload, a lost line and an expired log-in: kept per person and place, from the fourth letter on.
 * `knownSecret`: what another check of the same text has found.
 */
export function useDraft(place: string, knownSecret = false): Draft {
  const { id } = useMe();
  const key = `llavero-draft ${id} ${place}`;
  const [text, setText] = useState(() => read(key));
  const [restored, setRestored] = useState(text !== '');
  const found = useSecretIn(text);
  const inMemory = knownSecret || found !== 'none';
  const latest = useRef({ key, text, inMemory });
  useEffect(() => {
    latest.current = { key, text, inMemory };
    const timer = window.setTimeout(() => write(key, inMemory ? '' : text), AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [key, text, inMemory]);
  useEffect(() => () => write(latest.current.key, latest.current.inMemory ? '' : latest.current.text), []);
  useWarningBeforeLeaving(inMemory && text !== '');

  const set = useCallback((next: string) => {
    setText(next);
    setRestored(false);
  }, []);
  const clear = useCallback(() => {
    latest.current = { ...latest.current, text: '' };
    setText('');
    setRestored(false);
    write(key, '');
  }, [key]);
  return { text, set, clear, restored, hasSecret: knownSecret || found === 'found' };
}

/** The choices of a form, kept like its texts. The last one given forgets them. */
export function useKept<Value>(place: string, empty: Value): [Value, (value: Value) => void, () => void] {
  const { id } = useMe();
  const key = `llavero-draft ${id} ${place}`;
  const [value, setValue] = useState<Value>(() => {
    const kept = read(key);
    return kept === '' ? empty : (JSON.parse(kept) as Value);
  });
  const keep = (next: Value): void => {
    setValue(next);
    write(key, JSON.stringify(next));
  };
  return [value, keep, () => write(key, '')];
}

/** Asks the desk about a text that may hold a secret; `unknown` until it has answered about this very text. */
function useSecretIn(text: string): 'none' | 'unknown' | 'found' {
  const [settled] = useDebouncedValue(text, CHECK_AFTER_MS);
  const isSuspect = CUE.test(text) || VALUE.test(text);
  const check = useQuery({
    queryKey: ['secrets', settled],
    enabled: isSuspect && settled === text,
    staleTime: Infinity,
    gcTime: 0,
    refetchInterval: false,
    queryFn: ({ signal }) => answered(api.POST('/api/v1/triage', { body: { text: settled }, signal })),
  });
  if (!isSuspect) return 'none';
  if (settled !== text || check.data === undefined) return 'unknown';
  return check.data.secretsFound > 0 ? 'found' : 'none';
}

/** The browser asks before it throws away what is kept nowhere else. */
function useWarningBeforeLeaving(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isNeeded]);
}

/** Fields that go with the page keep nothing once the person has left; the next field that is opened ends it. */
let isLeaving = false;

/** The places of one person's unsaved texts in this browser. */
const keptPlaces = (personId: string): string[] =>
  Object.keys(localStorage).filter((key) => key.startsWith(`llavero-draft ${personId} `));

export const keptTexts = {
  /** How many texts of the person are not saved; choices of a form count for none. */
  count: (personId: string): number => keptPlaces(personId).filter((key) => !key.includes(' intake-rest')).length,
  /** For when the person leaves: the next one at this browser finds nothing of theirs. */
  forget(personId: string): void {
    isLeaving = true;
    keptPlaces(personId).forEach((key) => localStorage.removeItem(key));
  },
};

function read(key: string): string {
  isLeaving = false;
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as { text: string; at: number } | null;
    return kept !== null && Date.now() - kept.at < KEPT_MS ? kept.text : '';
  } catch {
    return '';
  }
}

function write(key: string, text: string): void {
  try {
    if (isLeaving || text.trim().length <= 3) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ text, at: Date.now() }));
  } catch {
    // A full or closed store keeps nothing; the page still holds the text.
  }
}
