import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { PageHead } from '../parts/page-head';
import { useSetupWords } from '../words/setup-words';

/** Where an address leads nowhere: a way on from here. */
export function MissingPage() {
  const setup = useSetupWords().missing;
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  return (
    <Stack maw={480}>
      <PageHead title={setup.title} documentTitle={setup.title} />
      <Text>{setup.text}</Text>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          void navigate({ to: '/cases', search: q.trim() === '' ? {} : { q: q.trim() } });
        }}
      >
        <Group align="flex-end">
          <TextInput flex={1} label={setup.search} value={q} onChange={(event) => setQ(event.currentTarget.value)} />
          <Button type="submit">{setup.find}</Button>
        </Group>
      </form>
      <Anchor underline="always" renderRoot={(props) => <Link to="/today" {...props} />}>
        {setup.home}
      </Anchor>
    </Stack>
  );
}
