import { Card, Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A named part of a page. `aside` stands beside its name. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <Card withBorder component="section" aria-label={title} padding="md">
      <Group justify="space-between" mb="xs" gap="xs">
        <Title order={2} fz="lg">
          {title}
        </Title>
        {aside}
      </Group>
      <div>{children}</div>
    </Card>
  );
}
