import { Switch } from '@mantine/core';
import { useWords } from '../words/language';
import { letters, useLettersOn } from './keys';

/** Turns single letters off (WCAG 2.1.4). */
export function LettersSwitch() {
  const { keys } = useWords();
  const on = useLettersOn();
  return (
    <Switch
      label={keys.switch}
      description={keys.switchNote}
      checked={on}
      onChange={(event) => letters.turn(event.currentTarget.checked)}
    />
  );
}
