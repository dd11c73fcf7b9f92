import { Anchor } from '@mantine/core';
import type { AnchorProps } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

type Props = { readonly caseId: string; readonly size?: AnchorProps['size']; readonly children: ReactNode };

/** Leads to the page of a case. */
export function CaseLink({ caseId, size, children }: Props) {
  return (
    <Anchor
      {...(size !== undefined && { size })}
      underline="always"
      renderRoot={(props) => <Link to="/cases/$caseId" params={{ caseId }} {...props} />}
    >
      {children}
    </Anchor>
  );
}
