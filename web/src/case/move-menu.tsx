import { Button, Menu, Text } from '@mantine/core';
import type { CaseView } from '../api/client';
import { useWords } from '../words/language';
import type { MenuState } from './next-step';
import type { Stage } from './dialogs';

type Shown = { view: CaseView; menu: MenuState; onMove: (to: Stage) => void };

/** Every stage; a forbidden move stays in sight with its reason. */
export function MoveMenu({ view, menu, onMove }: Shown) {
  const words = useWords();
  return (
    <Menu width={360} opened={menu.isOpen} onChange={menu.set}>
      <Menu.Target>
        <Button variant="default">{words.actions.move}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.case.moveTo(view.number)}</Menu.Label>
        {[...view.allowedMoves]
          .sort((one, other) => Number(other.allowed) - Number(one.allowed))
          .map(({ to, allowed, reason, wouldAllow }) => (
            <Menu.Item
              key={to}
              data-disabled={!allowed}
              aria-disabled={!allowed}
              aria-describedby={allowed ? undefined : `move-${to}`}
              closeMenuOnClick={allowed}
              onClick={() => allowed && onMove(to)}
            >
              {words.stages[to]}
              {!allowed && (
                <Text size="xs" c="dimmed" id={`move-${to}`}>
                  {[reason, wouldAllow].filter(Boolean).join(' ')}
                </Text>
              )}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
