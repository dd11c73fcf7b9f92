import { Badge, Checkbox, Group, NativeSelect, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import type { CaseView, Schemas } from '../api/client';
import { useLine } from '../app/line';
import { outbox, useOutbox } from '../app/outbox';
import type { DocumentState, Waiting } from '../app/outbox';
import { Day, Moment } from '../parts/dates';
import { ProblemNote } from '../parts/problem-note';
import { Section } from '../parts/section';
import { useWords } from '../words/language';
import { useCaseDialogs } from './dialogs';

type Item = Schemas['ChecklistItemDto'];
type Document = Schemas['CaseDocumentDto'];

const STATES: readonly DocumentState[] = ['missing', 'asked', 'received', 'checked', 'returned'];

/** What to prepare and what to bring. A tick shows at once; without a line it is kept and sent later. */
export function Papers({ view, mayWrite }: { view: CaseView; mayWrite: boolean }) {
  const words = useWords();
  const { waiting, refused } = useOutbox();
  const own = waiting.filter(({ caseId }) => caseId === view.id);
  const trouble = refused.find(({ entry }) => entry.caseId === view.id);
  const items = view.checklist.map((item) => ticked(item, own));
  const documents = view.documents.map((document) => handled(document, own));
  const asked = documents.filter(({ applies }) => applies);
  const ready = items.filter(({ done }) => done).length + asked.filter(isReady).length;
  return (
    <Section
      title={words.case.checklist}
      aside={
        <Text size="sm" role="status" className="figures">
          {words.casePage.papers.ready(ready, items.length + asked.length)}
        </Text>
      }
    >
      <WaitingNote count={own.length} />
      {trouble !== undefined && <ProblemNote problem={trouble.problem} onClose={() => outbox.forgive(view.id)} />}
      <Stack gap={6}>
        {items.map((item) => (
          <Tick key={item.id} caseId={view.id} item={item} mayWrite={mayWrite} />
        ))}
      </Stack>
      {documents.length > 0 && (
        <>
          <Title order={3} fz="md" mt="md" mb={4}>
            {words.casePage.papers.documents}
          </Title>
          <Stack gap={6}>
            {documents.map((document) => (
              <Paper key={document.id} caseId={view.id} document={document} mayWrite={mayWrite} />
            ))}
          </Stack>
          <Text size="xs" c="dimmed" mt="xs">
            {words.casePage.papers.requiredNote}
          </Text>
        </>
      )}
    </Section>
  );
}

function WaitingNote({ count }: { count: number }) {
  const words = useWords();
  const { isUp } = useLine();
  if (isUp || count === 0) return null;
  return (
    <Text size="sm" mb="xs" fw={600}>
      {words.line.waiting(count)}
    </Text>
  );
}

const isReady = ({ state, settled }: Document): boolean => settled || state === 'checked';

/** As it will be once what waits is sent. */
function ticked(item: Item, waiting: readonly Waiting[]): Item {
  const last = waiting.filter((act) => act.kind === 'tick' && act.item === item.id).at(-1);
  return last?.kind === 'tick' ? { ...item, done: last.done } : item;
}

function handled(document: Document, waiting: readonly Waiting[]): Document {
  const last = waiting.filter((act) => act.kind === 'document' && act.document === document.id).at(-1);
  return last?.kind === 'document' ? { ...document, state: last.state, settled: false } : document;
}

function Tick({ caseId, item, mayWrite }: { caseId: string; item: Item; mayWrite: boolean }) {
  const tick = (done: boolean): void =>
    outbox.put(caseId, item.text, { kind: 'tick', item: item.id, done, was: item.done });
  return (
    <Checkbox
      className="paper"
      checked={item.done}
      readOnly={!mayWrite}
      disabled={!mayWrite}
      onChange={(event) => tick(event.currentTarget.checked)}
      label={item.text}
      description={<PaperFacts paper={item} isOpen={!item.done} />}
    />
  );
}

function Paper({ caseId, document, mayWrite }: { caseId: string; document: Document; mayWrite: boolean }) {
  const words = useWords();
  const dialogs = useCaseDialogs();
  const { id, state, text, required, applies } = document;
  const handle = (next: string): void => {
    const chosen = STATES.find((one) => one === next);
    if (chosen !== undefined)
      outbox.put(caseId, `${text} · ${words.documentStates[chosen]}`, {
        kind: 'document',
        document: id,
        state: chosen,
        was: state,
      });
  };
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start" className="paper" data-done={isReady(document)}>
      <NativeSelect
        size="xs"
        w={110}
        flex="none"
        aria-label={`${words.casePage.papers.state}: ${text}`}
        disabled={!mayWrite}
        value={state}
        onChange={(event) => handle(event.currentTarget.value)}
        data={STATES.map((value) => ({ value, label: words.documentStates[value] }))}
      />
      <div>
        <Text size="sm" component="span">
          {text}
          {required && <abbr title={words.casePage.papers.required}> *</abbr>}
        </Text>{' '}
        {!applies && (
          <Badge variant="default" tt="none" size="sm">
            {words.casePage.papers.notAsked}
          </Badge>
        )}
        {mayWrite && (
          <UnstyledButton className="linklike" onClick={() => dialogs.open({ kind: 'document', document: id })}>
            {words.casePage.papers.change}
          </UnstyledButton>
        )}
        <Text size="xs" c="dimmed" component="div">
          <PaperFacts paper={document} isOpen={!isReady(document)} />
        </Text>
      </div>
    </Group>
  );
}

/** Until when, who and when, what was noted, and whether anybody confirms that it is needed. */
function PaperFacts({ paper, isOpen }: { paper: Item | Document; isOpen: boolean }) {
  const words = useWords().casePage.papers;
  return (
    <>
      {isOpen && paper.dueOn !== null && (
        <>
          {words.until} <Day on={paper.dueOn} />{' '}
        </>
      )}
      {paper.changedAt !== null && (
        <>
          <Moment at={paper.changedAt} /> {paper.changedBy?.fullName}{' '}
        </>
      )}
      {paper.confidence === 'unconfirmed' && <span>{words.unconfirmed} </span>}
      {paper.note !== null && <span>«{paper.note}»</span>}
    </>
  );
}
