import { Group, Kbd, Modal, Stack, Table, Title } from '@mantine/core';
import { useWords } from '../words/language';
import type { Words } from '../words/es';
import { LettersSwitch } from './letters-switch';

type Does = keyof Words['keys']['does'];

const KEYS: Record<keyof Words['keys']['where'], readonly (readonly [keys: readonly string[], does: Does])[]> = {
  everywhere: [
    [['Ctrl K', '⌘ K'], 'palette'],
    [['/'], 'search'],
    [['c'], 'newCase'],
    [['g'], 'go'],
    [['.'], 'changes'],
    [['z'], 'undo'],
    [['?'], 'keys'],
  ],
  lists: [
    [['j', 'k', '↓', '↑'], 'row'],
    [['Enter'], 'open'],
    [['␣'], 'peek'],
    [['x'], 'select'],
    [['Shift ↓', 'Shift ↑'], 'extend'],
    [['Ctrl A'], 'all'],
    [['a'], 'assign'],
    [['i'], 'assignMe'],
    [['m'], 'move'],
    [['n'], 'note'],
    [['s'], 'snooze'],
    [['f'], 'filters'],
  ],
  board: [
    [['←', '→'], 'column'],
    [['↓', '↑'], 'card'],
    [['m', '1 … 7'], 'move'],
  ],
  one: [
    [['j', 'k'], 'neighbours'],
    [['r'], 'attempt'],
    [['i'], 'assignMe'],
  ],
};

/** Every key, and the switch that turns the letters off. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { keys, bulk } = useWords();
  return (
    <Modal opened onClose={onClose} title={keys.title} size="lg" closeButtonProps={{ 'aria-label': bulk.close }}>
      <Stack>
        <LettersSwitch />
        {Object.entries(KEYS).map(([where, rows]) => (
          <section key={where}>
            <Title order={2} fz="md">
              {keys.where[where as keyof typeof KEYS]}
            </Title>
            <Table>
              <Table.Tbody>
                {rows.map(([names, does]) => (
                  <Table.Tr key={does}>
                    <Table.Td w={190}>
                      <Group gap={4}>
                        {names.map((name) => (
                          <Kbd key={name}>{name}</Kbd>
                        ))}
                      </Group>
                    </Table.Td>
                    <Table.Td>{keys.does[does]}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        ))}
      </Stack>
    </Modal>
  );
}
