import { Anchor, Button, FileButton, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client';
import type { CaseView, Schemas } from '../api/client';
import { Moment } from '../parts/dates';
import { useDraft } from '../parts/draft';
import { DraftArea } from '../parts/draft-area';
import { ProblemNote } from '../parts/problem-note';
import { useMay } from '../session/session';
import { useWords } from '../words/language';
import { DialogFrame } from './dialog-frame';
import { useCaseDialogs } from './dialogs';

type FileView = Schemas['AttachmentDto'];

const ACCEPTED = '.pdf,.jpg,.jpeg,.png,.webp,.heic,.docx,.xlsx';

/** The files of the case: which document each of them is, and who added it. What was removed stands in the history. */
export function Files({ view, mayWrite }: { view: CaseView; mayWrite: boolean }) {
  const words = useWords();
  const mayRead = useMay('attachments.read');
  const files = useQuery({
    queryKey: ['files', view.id],
    enabled: mayRead,
    queryFn: () =>
      answered(api.GET('/api/v1/cases/{id}/attachments', { params: { path: { id: view.id }, query: { limit: 100 } } })),
  });
  if (!mayRead) return <Text size="sm">{words.casePage.files.notForYou}</Text>;
  return (
    <Stack gap="sm">
      {mayWrite && <Upload view={view} />}
      {files.error && <ProblemNote problem={files.error} onRetry={() => void files.refetch()} />}
      {files.data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {words.casePage.files.none}
        </Text>
      )}
      {files.data?.items.map((file) => (
        <FileLine key={file.id} view={view} file={file} mayWrite={mayWrite} />
      ))}
    </Stack>
  );
}

function Upload({ view }: { view: CaseView }) {
  const words = useWords();
  const own = words.casePage.files;
  const queries = useQueryClient();
  const [kind, setKind] = useState('');
  const upload = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      if (kind !== '') form.append('documentKind', kind);
      form.append('file', file);
      return answered(
        api.POST('/api/v1/cases/{id}/attachments', {
          params: { path: { id: view.id }, header: { 'Idempotency-Key': crypto.randomUUID() } },
          body: { file: '' },
          bodySerializer: () => form,
        }),
      );
    },
    onSuccess: async () => {
      setKind('');
      await queries.invalidateQueries({ queryKey: ['files', view.id] });
      await queries.invalidateQueries({ queryKey: ['timeline', view.id] });
    },
  });
  return (
    <div>
      <Group align="flex-end" gap="xs">
        <NativeSelect
          label={own.which}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value)}
          data={[
            { value: '', label: own.other },
            ...view.documents.map(({ id, text }) => ({ value: id, label: text.slice(0, 60) })),
          ]}
          maw={320}
        />
        <FileButton accept={ACCEPTED} onChange={(file) => file !== null && upload.mutate(file)}>
          {(props) => (
            <Button {...props} loading={upload.isPending} variant="default">
              {own.add}
            </Button>
          )}
        </FileButton>
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        {own.limits}
      </Text>
      {upload.error && <ProblemNote problem={upload.error} />}
    </div>
  );
}

function FileLine({ view, file, mayWrite }: { view: CaseView; file: FileView; mayWrite: boolean }) {
  const words = useWords();
  const dialogs = useCaseDialogs();
  const document = view.documents.find(({ id }) => id === file.documentKind);
  return (
    <div>
      <Group gap="xs">
        <Anchor
          size="sm"
          underline="always"
          href={`/api/v1/cases/${view.id}/attachments/${file.id}`}
          download={file.name}
        >
          {file.name}
        </Anchor>
        <Text size="xs" c="dimmed">
          {sizeText(file.sizeBytes)} · <Moment at={file.addedAt} /> · {file.addedBy.fullName}
        </Text>
        {mayWrite && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`${words.casePage.files.remove}: ${file.name}`}
            onClick={() => dialogs.open({ kind: 'removeFile', file: file.id, name: file.name })}
          >
            {words.casePage.files.remove}
          </Button>
        )}
      </Group>
      {document !== undefined && <Text size="xs">{document.text}</Text>}
    </div>
  );
}

const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

type Removal = { view: CaseView; file: string; name: string; onClose: () => void };

/** The bytes go; the history keeps who removed them and why. */
export function RemoveFileDialog({ view, file, name, onClose }: Removal) {
  const words = useWords();
  const queries = useQueryClient();
  const draft = useDraft(`remove ${file}`);
  const remove = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/v1/cases/{id}/attachments/{attachmentId}/remove', {
          params: { path: { id: view.id, attachmentId: file } },
          body: { reason: draft.text.trim() },
        }),
      ),
    onSuccess: async () => {
      draft.clear();
      onClose();
      await queries.invalidateQueries({ queryKey: ['files', view.id] });
      await queries.invalidateQueries({ queryKey: ['timeline', view.id] });
    },
  });
  return (
    <DialogFrame
      title={`${words.casePage.files.remove}: ${name}`}
      onClose={onClose}
      submit={words.casePage.files.remove}
      onSubmit={() => remove.mutate()}
      busy={remove.isPending}
      blocked={draft.text.trim() === ''}
    >
      <Text size="sm">{words.casePage.files.final}</Text>
      <DraftArea first required draft={draft} field="files" label={words.case.writeReason} />
      {remove.error && <ProblemNote problem={remove.error} />}
    </DialogFrame>
  );
}
