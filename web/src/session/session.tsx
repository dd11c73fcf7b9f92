import { Button, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { answered, api, onExpiredLogIn, ProblemError } from '../api/client';
import type { Me } from '../api/client';
import { LanguageProvider, useWords } from '../words/language';
import { ProblemNote } from '../parts/problem-note';

const MeContext = createContext<Me | null>(null);

/** The person who is logged in. Only below `SessionGate`. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('nobody is logged in here');
  return me;
}

/** What is drawn follows the permissions that the API names, never a role. */
export const useMay = (permission: string): boolean => useMe().permissions.includes(permission);

/** Loads the person, speaks their language, and asks for the password again where the log-in ended. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data: me, error } = useQuery({
    queryKey: ['me'],
    queryFn: () => answered(api.GET('/api/v1/me')),
    staleTime: Infinity,
  });
  if (error) return <ProblemNote problem={error} />;
  if (me === undefined) return null;
  return (
    <MeContext.Provider value={me}>
      <LanguageProvider language={me.locale}>
        {children}
        <ExpiredLogIn me={me} />
      </LanguageProvider>
    </MeContext.Provider>
  );
}

/** A dialog over the page: what stands below it stays as it was typed. */
function ExpiredLogIn({ me }: { me: Me }) {
  const words = useWords();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const waiting = useRef<{ promise: Promise<void>; done: () => void } | null>(null);

  useEffect(() => {
    onExpiredLogIn(() => {
      if (waiting.current === null) {
        let done = (): void => undefined;
        const promise = new Promise<void>((resolve) => (done = resolve));
        waiting.current = { promise, done };
        setOpen(true);
      }
      return waiting.current.promise;
    });
  }, []);

  async function enter(): Promise<void> {
    try {
      const { user } = await answered(api.POST('/api/v1/sessions', { body: { email: me.email, password } }));
      if (user.id !== me.id) throw new ProblemError(403, 'session.other', me.email, {}, null);
      setOpen(false);
      setPassword('');
      setProblem(null);
      waiting.current?.done();
      waiting.current = null;
      await client.invalidateQueries();
    } catch (error) {
      setProblem(error);
    }
  }

  return (
    <Modal opened={open} onClose={() => undefined} withCloseButton={false} title={words.login.title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void enter();
        }}
      >
        <Stack>
          <Text size="sm">{words.login.expired}</Text>
          <PasswordInput
            label={words.login.password}
            autoComplete="current-password"
            data-autofocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {problem !== null && <ProblemNote problem={problem} />}
          <Button type="submit">{words.login.enter}</Button>
        </Stack>
      </form>
    </Modal>
  );
}
