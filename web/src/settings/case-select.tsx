import { Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client';
import { useSetupWords } from '../words/setup-words';

/** A case to try something on. */
export function CaseSelect({ caseId, onCase }: { caseId: string | null; onCase: (caseId: string | null) => void }) {
  const setup = useSetupWords().settings;
  const [q, setQ] = useState('');
  const cases = useQuery({
    queryKey: ['cases', 'try', q],
    placeholderData: keepPreviousData,
    refetchInterval: false,
    queryFn: () =>
      answered(api.GET('/api/v1/cases', { params: { query: { limit: 8, open: true, ...(q !== '' && { q }) } } })),
  });
  const [label, setLabel] = useState('');
  const options = (cases.data?.items ?? []).map(({ id, number, client }) => ({
    value: id,
    label: `#${number} ${client.legalName}`,
  }));
  const known = caseId === null || options.some(({ value }) => value === caseId);
  return (
    <Select
      label={setup.sampleCase}
      placeholder={setup.pickCase}
      searchable
      clearable
      miw={260}
      data={known ? options : [{ value: caseId, label }, ...options]}
      filter={({ options: all }) => all}
      value={caseId}
      onSearchChange={(text) => setQ(text.startsWith('#') ? '' : text.trim())}
      onChange={(value, option) => {
        setLabel(option?.label ?? '');
        onCase(value);
      }}
    />
  );
}
