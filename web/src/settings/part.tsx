import { Card, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** One thing to set, with its name. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card withBorder component="section" aria-label={title} my="md">
      <Title order={2} fz="lg" mb="xs">
        {title}
      </Title>
      {children}
    </Card>
  );
}
