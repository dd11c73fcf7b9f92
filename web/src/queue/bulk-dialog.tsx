import { Button, Group, Modal, NumberInput, Progress, Select, Stack, Table, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { saveFile } from '../app/save-file';
import { confirmDone } from '../app/toasts';
import { ProblemNote } from '../parts/problem-note';
import { useMe } from '../session/session';
import { useWords } from '../words/language';
import { useBulk } from './bulk-run';
import type { BulkState, BulkWish } from './bulk-run';
import { useStaff } from './filters';
import type { Asked, BulkRow } from './queue-acts';

type Shown = { asked: Asked; onClose: () => void; onDone: () => void };

/** One act for the cases that were chosen: what it takes, what would become of each, then what became of each. */
export function BulkDialog({ asked, onClose, onDone }: Shown) {
  const words = useWords();
  const me = useMe();
  const { act, cases, to } = asked;
  const [wish, setWish] = useState<BulkWish>({
    act,
    to,
    ...DEFAULTS[act],
    ...(act === 'assign' && { assigneeId: me.id }),
  });
  const { state, check, run, again } = useBulk(cases);
  const isBusy = state.step === 'checking' || state.step === 'running';
  const can = state.rows.filter(({ done }) => done).length;
  const finish = (): void => {
    if (state.step === 'done') {
      confirmDone(words.bulk.done(can));
      onDone();
    }
    onClose();
  };
  return (
    <Modal
      opened
      onClose={finish}
      size="lg"
      title={words.bulk.title[act](cases.length)}
      closeButtonProps={{ 'aria-label': words.bulk.close }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void (state.step === 'checked' ? run(wish) : check(wish));
        }}
      >
        <Stack>
          {(state.step === 'asking' || state.step === 'checking') && <Wish wish={wish} set={setWish} />}
          {isBusy && (
            <Progress
              value={(100 * state.rows.length) / cases.length}
              aria-label={words.bulk.progress(state.rows.length, cases.length)}
            />
          )}
          {state.problem !== null && <ProblemNote problem={state.problem} />}
          {(state.step === 'checked' || state.step === 'running' || state.step === 'done') && <Rows state={state} />}
          <Buttons state={state} whole={isWhole(wish)} onAgain={again} onFinish={finish} />
        </Stack>
      </form>
    </Modal>
  );
}

type ButtonsShown = { state: BulkState; whole: boolean; onAgain: () => void; onFinish: () => void };

/** One filled button at a time: check, do it, close. */
function Buttons({ state: { step, rows }, whole, onAgain, onFinish }: ButtonsShown) {
  const words = useWords();
  const can = rows.filter(({ done }) => done).length;
  if (step === 'asking' || step === 'checking') {
    return (
      <Group>
        <Button type="submit" loading={step === 'checking'} disabled={!whole}>
          {words.bulk.check}
        </Button>
      </Group>
    );
  }
  if (step === 'done') {
    return (
      <Group>
        <Button type="button" onClick={onFinish}>
          {words.bulk.close}
        </Button>
        <Button variant="default" onClick={() => saveFile('resultado.csv', asCsv(rows), 'text/csv')}>
          {words.bulk.download}
        </Button>
      </Group>
    );
  }
  return (
    <Group>
      <Button type="submit" autoFocus loading={step === 'running'} disabled={can === 0}>
        {words.bulk.run(can)}
      </Button>
      <Button variant="default" onClick={onAgain} disabled={step === 'running'}>
        {words.bulk.change}
      </Button>
    </Group>
  );
}

const DEFAULTS: Record<Asked['act'], Partial<BulkWish>> = {
  assign: {},
  move: {},
  snooze: { businessDays: 1 },
  note: { body: '' },
  close: { reason: '' },
};

const isFilled = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

function isWhole(wish: BulkWish): boolean {
  switch (wish.act) {
    case 'assign':
      return wish.assigneeId !== undefined;
    case 'move':
      return wish.to !== undefined;
    case 'snooze':
      return wish.businessDays !== undefined;
    case 'note':
      return isFilled(wish.body);
    case 'close':
      return isFilled(wish.reason);
  }
}

/** What the act takes. */
function Wish({ wish, set }: { wish: BulkWish; set: (wish: BulkWish) => void }) {
  const words = useWords();
  const staff = useStaff(wish.act === 'assign');
  switch (wish.act) {
    case 'assign':
      return (
        <Select
          data-autofocus
          label={words.bulk.assignee}
          data={[{ value: 'none', label: words.cases.nobody }, ...staff]}
          value={wish.assigneeId ?? 'none'}
          allowDeselect={false}
          onChange={(id) => set({ ...wish, assigneeId: id === 'none' ? null : id })}
        />
      );
    case 'snooze':
      return (
        <NumberInput
          data-autofocus
          label={words.bulk.days}
          min={1}
          max={60}
          value={wish.businessDays}
          onChange={(days) => set({ ...wish, businessDays: typeof days === 'number' ? days : undefined })}
        />
      );
    case 'note':
      return <Words label={words.bulk.note} value={wish.body} onChange={(body) => set({ ...wish, body })} />;
    case 'close':
      return <Words label={words.bulk.reason} value={wish.reason} onChange={(reason) => set({ ...wish, reason })} />;
    case 'move':
      return (
        <>
          <Select
            data-autofocus={wish.to === undefined || undefined}
            label={words.bulk.to}
            data={Object.entries(words.stages).map(([value, label]) => ({ value, label }))}
            value={wish.to ?? null}
            onChange={(to) => set({ ...wish, to: (to ?? undefined) as BulkWish['to'] })}
          />
          <Words
            label={words.bulk.reason}
            value={wish.reason}
            onChange={(reason) => set({ ...wish, reason })}
            focus={wish.to !== undefined}
          />
        </>
      );
  }
}

type Field = { label: string; value: string | undefined; onChange: (text: string) => void; focus?: boolean };

function Words({ label, value, onChange, focus = true }: Field) {
  return (
    <Textarea
      data-autofocus={focus || undefined}
      autosize
      minRows={2}
      label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** What became, or would become, of each case. Those that cannot come first. */
function Rows({ state: { rows, step } }: { state: BulkState }) {
  const words = useWords();
  const can = rows.filter(({ done }) => done).length;
  const outcome = (done: boolean): string => {
    const { done: did, can: could, cannot, failed } = words.bulk.outcome;
    return step === 'done' ? (done ? did : failed) : done ? could : cannot;
  };
  return (
    <>
      <Text role="status">{step === 'done' ? words.bulk.done(can) : words.bulk.can(can, rows.length - can)}</Text>
      <Table.ScrollContainer minWidth={420} mah={320}>
        <Table aria-label={words.bulk.result}>
          <Table.Tbody>
            {[...rows]
              .sort((one, other) => Number(one.done) - Number(other.done))
              .map((row) => (
                <Table.Tr key={row.id}>
                  <Table.Td className="figures">#{row.number}</Table.Td>
                  <Table.Td>{row.clientName}</Table.Td>
                  <Table.Td>{outcome(row.done)}</Table.Td>
                  <Table.Td>{row.reason}</Table.Td>
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}

/** A spreadsheet takes a cell that begins so for a formula. */
const cell = (value: string | number | null): string => {
  const text = String(value ?? '');
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
};

const asCsv = (rows: readonly BulkRow[]): string =>
  [
    ['number', 'client', 'done', 'code', 'reason'],
    ...rows.map((row) => [row.number, row.clientName, String(row.done), row.code, row.reason]),
  ]
    .map((line) => line.map(cell).join(','))
    .join('\r\n');
