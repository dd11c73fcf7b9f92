import { ActionIcon, Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, api, onVersion } from '../api/client';
import type { Schemas } from '../api/client';
import { queryText, searchOf } from '../app/cases-search';
import type { CasesSearch } from '../app/cases-search';
import { ProblemNote } from '../parts/problem-note';
import { useMay } from '../session/session';
import { useWords } from '../words/language';

type View = Schemas['ViewDto'];

export const useViews = () =>
  useQuery({ queryKey: ['views'], queryFn: () => answered(api.GET('/api/v1/views')), staleTime: 60_000 });

/** The views: two that everybody has, one's own, and the firm's. A view that was changed says so. */
export function SavedViews({ search, reset }: { search: CasesSearch; reset: (search: CasesSearch) => void }) {
  const words = useWords();
  const views = useViews();
  const may = useMay('views.write');
  const [naming, setNaming] = useState(false);
  const now = queryText(search);
  const saved = views.data?.items.find(({ id }) => id === search.saved);
  const standing: [string, string][] = [
    [words.queue.allOpen, 'open=true'],
    [words.queue.mine, 'assignee=me&open=true'],
  ];
  return (
    <Group gap="xs" mb="xs" role="navigation" aria-label={words.views.title}>
      {standing.map(([name, query]) => (
        <ViewLink key={query} name={name} search={searchOf(query)} active={now === queryText(searchOf(query))} />
      ))}
      {views.data?.items.map((view) => (
        <ViewLink
          key={view.id}
          name={view.name}
          search={{ ...searchOf(view.query), saved: view.id }}
          active={view.id === saved?.id}
          note={view.shared ? words.views.ofFirm : undefined}
        />
      ))}
      {saved !== undefined && queryText(searchOf(saved.query)) !== now && (
        <Changed view={saved} now={now} onBack={() => reset({ ...searchOf(saved.query), saved: saved.id })} />
      )}
      {saved !== undefined && <RemoveView view={saved} onDone={() => reset({ ...search, saved: undefined })} />}
      {may && now !== '' && (
        <Button size="compact-sm" variant="subtle" onClick={() => setNaming(true)}>
          {saved === undefined ? words.views.save : words.views.saveAs}
        </Button>
      )}
      {naming && (
        <NameView query={now} onClose={() => setNaming(false)} onDone={(id) => reset({ ...search, saved: id })} />
      )}
    </Group>
  );
}

function ViewLink({
  name,
  search,
  active,
  note,
}: {
  name: string;
  search: CasesSearch;
  active: boolean;
  note?: string;
}) {
  return (
    <Button
      size="compact-sm"
      variant={active ? 'light' : 'default'}
      aria-current={active ? 'true' : undefined}
      title={note}
      renderRoot={(props) => <Link to="/cases" search={search} {...props} />}
    >
      {name}
    </Button>
  );
}

const useMayKeep = ({ shared }: Pick<View, 'shared'>): boolean => {
  const [write, share] = [useMay('views.write'), useMay('views.share')];
  return shared ? share : write;
};

function Changed({ view, now, onBack }: { view: View; now: string; onBack: () => void }) {
  const words = useWords();
  const queries = useQueryClient();
  const may = useMayKeep(view);
  const keep = async (): Promise<void> => {
    const params = { path: { id: view.id }, header: onVersion(view.version) };
    await answered(api.PATCH('/api/v1/views/{id}', { params, body: { query: now } })).catch(() => undefined);
    await queries.invalidateQueries({ queryKey: ['views'] });
  };
  return (
    <>
      <Text size="sm">{words.views.changed(view.name)}</Text>
      {may && (
        <Button size="compact-sm" onClick={() => void keep()}>
          {words.actions.save}
        </Button>
      )}
      <Button size="compact-sm" variant="default" onClick={onBack}>
        {words.views.back}
      </Button>
    </>
  );
}

function RemoveView({ view, onDone }: { view: View; onDone: () => void }) {
  const words = useWords();
  const queries = useQueryClient();
  if (!useMayKeep(view)) return null;
  const remove = async (): Promise<void> => {
    await answered(api.DELETE('/api/v1/views/{id}', { params: { path: { id: view.id } } })).catch(() => undefined);
    await queries.invalidateQueries({ queryKey: ['views'] });
    onDone();
  };
  return (
    <ActionIcon variant="subtle" aria-label={`${words.views.remove} ${view.name}`} onClick={() => void remove()}>
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  );
}

function NameView({ query, onClose, onDone }: { query: string; onClose: () => void; onDone: (id: string) => void }) {
  const words = useWords();
  const queries = useQueryClient();
  const mayShare = useMay('views.share');
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const save = async (): Promise<void> => {
    try {
      const view = await answered(api.POST('/api/v1/views', { body: { name: name.trim(), query, shared } }));
      await queries.invalidateQueries({ queryKey: ['views'] });
      onDone(view.id);
      onClose();
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <Modal opened onClose={onClose} title={words.views.save} closeButtonProps={{ 'aria-label': words.bulk.close }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack>
          <TextInput
            data-autofocus
            label={words.views.name}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {mayShare && (
            <Checkbox
              label={words.views.shared}
              checked={shared}
              onChange={(event) => setShared(event.currentTarget.checked)}
            />
          )}
          {problem !== null && <ProblemNote problem={problem} />}
          <Button type="submit" disabled={name.trim() === ''}>
            {words.actions.save}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
