import { useCallback, useEffect, useRef, useState } from 'react';
import { useMe } from '../session/session';

const KEPT_MS = 7 * 86_400_000;
const AFTER_MS = 300;

/**
 * A text that survives a reload, a lost line and an expired log-in: kept per person and place, from the fourth letter on.
 * `clear` is for when the server has it.
 */
export function useDraft(place: string): {
  text: string;
  set: (text: string) => void;
  clear: () => void;
  restored: boolean;
} {
  const { id } = useMe();
  const key = `llavero-draft ${id} ${place}`;
  const [text, setText] = useState(() => read(key));
  const [restored, setRestored] = useState(text !== '');
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const set = useCallback(
    (next: string) => {
      setText(next);
      setRestored(false);
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => write(key, next), AFTER_MS);
    },
    [key],
  );
  const clear = useCallback(() => {
    window.clearTimeout(timer.current);
    setText('');
    setRestored(false);
    write(key, '');
  }, [key]);
  return { text, set, clear, restored };
}

function read(key: string): string {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as { text: string; at: number } | null;
    return kept !== null && Date.now() - kept.at < KEPT_MS ? kept.text : '';
  } catch {
    return '';
  }
}

function write(key: string, text: string): void {
  try {
    if (text.trim().length <= 3) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ text, at: Date.now() }));
  } catch {
    // A full or closed store keeps nothing; the page still holds the text.
  }
}
