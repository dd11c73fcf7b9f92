import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseView } from '../api/client';

/**
 * A change of one case: what the server answers is the case as it then stands, and every list that may hold it is asked
 * again. What was typed is cleared by the caller only once this has succeeded.
 */
export function useCaseChange<Input>(caseId: string, change: (input: Input) => Promise<CaseView>, done?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (view) => {
      queries.setQueryData(['case', caseId], view);
      done?.();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['cases'] }),
        queries.invalidateQueries({ queryKey: ['dashboard'] }),
        queries.invalidateQueries({ queryKey: ['timeline', caseId] }),
      ]);
    },
  });
}
