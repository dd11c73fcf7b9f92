import '@mantine/core/styles.css';
import './theme/llavero.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { OfflineError, ProblemError } from './api/client';
import { colourSchemes } from './theme/colour-scheme';
import { cssVariables, theme } from './theme/theme';
import { router } from './app/router';

const told = (name: string): string => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
const nonce = told('llavero-nonce');
setNonce(nonce);

/** A refusal is an answer; only what may go away by itself is asked again. */
const mayGoAway = (error: unknown): boolean =>
  error instanceof OfflineError || (error instanceof ProblemError && error.status >= 500);

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && mayGoAway(error),
      staleTime: 5_000,
      refetchInterval: 60_000,
      refetchIntervalInBackground: false,
    },
    // Without a line an act says so at once; the library would let it wait in silence.
    mutations: { networkMode: 'always' },
  },
});

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={colourSchemes}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
