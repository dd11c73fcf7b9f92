import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { answered, api } from '../api/client';
import { Moment } from '../parts/dates';
import { ImportRows } from '../parts/import-rows';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { useSetupWords } from '../words/setup-words';

/** One import that was applied: what became of each row. */
export function ImportPage() {
  const setup = useSetupWords().imports;
  const { importId } = useParams({ from: '/frame/imports/$importId' });
  const found = useQuery({
    queryKey: ['import', importId],
    refetchInterval: false,
    queryFn: () => answered(api.GET('/api/v1/imports/{id}', { params: { path: { id: importId } } })),
  });
  if (found.error) return <ProblemNote problem={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Skeleton height={300} />;
  const { fileName, appliedAt, appliedBy, rows } = found.data;
  return (
    <>
      <PageHead title={fileName} documentTitle={`${setup.title} · ${fileName}`} />
      <Text size="sm" mb="sm">
        <Moment at={appliedAt} /> · {appliedBy.fullName}
      </Text>
      <ImportRows rows={rows} />
    </>
  );
}
