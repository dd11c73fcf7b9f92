import { Group, Title } from '@mantine/core';
import { useEffect } from 'react';
import type { ReactNode } from 'react';

/** The name of a page: its one `h1` and the title of the document. */
export function PageHead({
  title,
  documentTitle,
  children,
}: {
  title: ReactNode;
  documentTitle: string;
  children?: ReactNode;
}) {
  useEffect(() => {
    document.title = `${documentTitle} · Llavero`;
  }, [documentTitle]);
  return (
    <Group justify="space-between" mb="md">
      <Title order={1} fz="xl">
        {title}
      </Title>
      {children}
    </Group>
  );
}
