import { Anchor, Badge, Button, Group, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../api/client';
import { saveFile } from '../app/save-file';
import { useWords } from '../words/language';
import { useSetupWords } from '../words/setup-words';
import { csvText } from './csv';
import { Ruc } from './tags';

type Row = Schemas['ImportRowDto'];
type Verdict = Row['verdict'];

const VERDICTS: readonly Verdict[] = ['created', 'changed', 'unchanged', 'refused'];
const COLOURS: Readonly<Record<Verdict, string>> = {
  created: 'teal',
  changed: 'blue',
  unchanged: 'gray',
  refused: 'red',
};
const SHOWN_AT_ONCE = 100;

/** What happens, or happened, to each row of a list. */
export function ImportRows({ rows }: { rows: readonly Row[] }) {
  const words = useWords();
  const setup = useSetupWords().imports;
  const [verdict, setVerdict] = useState<Verdict | 'all'>('all');
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const fitting = verdict === 'all' ? rows : rows.filter((row) => row.verdict === verdict);
  const options = VERDICTS.map((value) => ({ value, n: rows.filter((row) => row.verdict === value).length }));
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <SegmentedControl
          className="wraps"
          aria-label={setup.what}
          value={verdict}
          onChange={setVerdict}
          data={[
            { value: 'all' as const, label: `${setup.all} ${rows.length}` },
            ...options
              .filter(({ n }) => n > 0)
              .map(({ value, n }) => ({ value, label: `${setup.verdicts[value]} ${n}` })),
          ]}
        />
        <RefusedFile rows={rows} />
      </Group>
      <Table.ScrollContainer minWidth={620}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{setup.line}</Table.Th>
              <Table.Th>{setup.what}</Table.Th>
              <Table.Th>RUC</Table.Th>
              <Table.Th>{words.cases.client}</Table.Th>
              <Table.Th>{setup.why}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fitting.slice(0, most).map((row) => (
              <RowLine key={row.line} row={row} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {fitting.length > most && (
        <Group>
          <Text size="sm">{setup.shown(most, fitting.length)}</Text>
          <Button variant="default" size="compact-sm" onClick={() => setMost(most + SHOWN_AT_ONCE * 5)}>
            {words.actions.more}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function RowLine({ row }: { row: Row }) {
  const setup = useSetupWords().imports;
  const { clientId } = row;
  return (
    <Table.Tr>
      <Table.Td className="figures">{row.line}</Table.Td>
      <Table.Td>
        <Badge className="tag" variant="outline" color={COLOURS[row.verdict]}>
          {setup.verdicts[row.verdict]}
        </Badge>
      </Table.Td>
      <Table.Td>{row.ruc !== null && <Ruc ruc={row.ruc} />}</Table.Td>
      <Table.Td>
        {clientId === null ? (
          row.legalName
        ) : (
          <Anchor
            size="sm"
            underline="always"
            renderRoot={(props) => <Link to="/clients/$clientId" params={{ clientId }} {...props} />}
          >
            {row.legalName}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td>
        {row.changes.length > 0 && (
          <Text size="sm">
            {setup.changes} {row.changes.map((column) => setup.fields[column]).join(', ')}
          </Text>
        )}
        {[...row.errors, ...row.warnings].map(({ column, code, detail }) => (
          <Text size="sm" key={`${column} ${code}`}>
            {column !== null && `${setup.fields[column]}: `}
            {detail}
          </Text>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}

/** The rows to be mended, with the reason of each, for the one who keeps the list. */
function RefusedFile({ rows }: { rows: readonly Row[] }) {
  const setup = useSetupWords().imports;
  const refused = rows.filter(({ verdict }) => verdict === 'refused');
  if (refused.length === 0) return null;
  const download = (): void => {
    const lines = refused.map(({ line, ruc, legalName, errors }) => [
      String(line),
      ruc ?? '',
      legalName ?? '',
      errors.map(({ column, detail }) => (column === null ? detail : `${setup.fields[column]}: ${detail}`)).join(' '),
    ]);
    const head = [setup.line, setup.fields.ruc, setup.fields.legalName, setup.why];
    saveFile(setup.refusedName, csvText([head, ...lines]), 'text/csv');
  };
  return (
    <Button variant="default" size="compact-sm" onClick={download}>
      {setup.refusedFile}
    </Button>
  );
}
