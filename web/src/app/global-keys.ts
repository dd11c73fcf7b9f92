import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useMay } from '../session/session';
import { isLayerOpen, useLetters, useLettersOn } from './keys';

const PAIR_WITHIN_MS = 1_000;

/** The second letter after `g`. */
const GOES_TO = {
  t: '/today',
  q: '/cases',
  c: '/clients',
  f: '/follow-ups',
  k: '/calendar',
  s: '/insights',
  a: '/settings',
} as const;

export type Layer = 'palette' | 'keys' | null;

/** Keys that work on every page: the palette, the list of keys, a new case, and where to go. */
export function useGlobalKeys(): { layer: Layer; close: () => void; openPalette: () => void } {
  const navigate = useNavigate();
  const mayWrite = useMay('cases.write');
  const [layer, setLayer] = useState<Layer>(null);
  // The palette is no letter: it opens out of a field too.
  useHotkeys([['mod+K', () => setLayer('palette')]], []);
  const pair = useGoPairs();
  useLetters({
    '?': () => setLayer('keys'),
    'shift+?': () => setLayer('keys'),
    c: () => !pair.justUsed() && mayWrite && void navigate({ to: '/cases/new' }),
  });
  return { layer, close: () => setLayer(null), openPalette: () => setLayer('palette') };
}

/** `g` and then a letter, within a second. While it waits, the letter means nothing else. */
function useGoPairs(): { justUsed: () => boolean } {
  const navigate = useNavigate();
  const on = useLettersOn();
  const begun = useRef(-Infinity);
  const used = useRef(-Infinity);
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (!on || isTyping(event) || isLayerOpen()) return;
      const to = GOES_TO[event.key as keyof typeof GOES_TO] as string | undefined;
      if (event.timeStamp - begun.current < PAIR_WITHIN_MS && to !== undefined) {
        used.current = event.timeStamp;
        begun.current = -Infinity;
        event.preventDefault();
        event.stopImmediatePropagation();
        void navigate({ to });
      } else if (event.key === 'g') begun.current = event.timeStamp;
    };
    // Before every other listener: the second letter is no letter of the page.
    window.addEventListener('keydown', hear, { capture: true });
    return () => window.removeEventListener('keydown', hear, { capture: true });
  }, [on, navigate]);
  return { justUsed: () => performance.now() - used.current < PAIR_WITHIN_MS };
}

function isTyping({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (
    ctrlKey ||
    metaKey ||
    altKey ||
    (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null)
  );
}
