import { Alert, Anchor, Button, Center, Group, Paper, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { answered, api, ProblemError } from '../api/client';
import { logIn } from '../app/log-in-state';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { browserLanguage, LanguageProvider, useWords } from '../words/language';
import type { Language } from '../words/language';

/** The door. The language can be chosen before anybody is known. */
export function LoginPage() {
  const [language, setLanguage] = useState<Language>(browserLanguage);
  return (
    <LanguageProvider language={language}>
      <Center mih="100dvh" p="md" component="main">
        <LogInForm onLanguage={() => setLanguage(language === 'es' ? 'en' : 'es')} language={language} />
      </Center>
    </LanguageProvider>
  );
}

function LogInForm({ onLanguage, language }: { onLanguage: () => void; language: Language }) {
  const words = useWords();
  const navigate = useNavigate();
  const router = useRouter();
  const queries = useQueryClient();
  const { next } = useSearch({ from: '/login' });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [wait, setWait] = useState(0);
  const [caps, setCaps] = useState(false);
  useCountdown(wait, setWait);
  const field = useRef<HTMLInputElement>(null);

  async function enter(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await answered(
        api.POST('/api/v1/sessions', { body: { email, password }, headers: { 'Accept-Language': language } }),
      );
      queries.clear();
      logIn.begun();
      if (next === undefined) await navigate({ to: '/today' });
      else router.history.push(next);
    } catch (error) {
      setProblem(error);
      setWait(error instanceof ProblemError ? error.retryAfter : 0);
      field.current?.focus();
    } finally {
      setBusy(false);
    }
  }

  return (
    <Paper withBorder p="lg" w={380} maw="100%">
      <PageHead title={`Llavero · ${words.login.title}`} documentTitle={words.login.title} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void enter();
        }}
      >
        <Stack>
          <TextInput
            label={words.login.email}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            ref={field}
            label={words.login.password}
            description={words.login.note}
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            onKeyUp={(event) => setCaps(event.getModifierState('CapsLock'))}
          />
          {caps && (
            <Text size="sm" role="status">
              {words.login.caps}
            </Text>
          )}
          {problem !== null && <ProblemNote problem={problem} />}
          <Button type="submit" loading={busy} disabled={wait > 0}>
            {wait > 0 ? words.login.wait(wait) : words.login.enter}
          </Button>
          <Alert color="gray" p="xs">
            <Text size="xs">{words.login.first}</Text>
          </Alert>
          <Group justify="flex-end">
            <Anchor
              component="button"
              type="button"
              size="sm"
              underline="always"
              onClick={onLanguage}
              lang={language === 'es' ? 'en' : 'es'}
            >
              {language === 'es' ? 'English' : 'Español'}
            </Anchor>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

/** Too many wrong tries: the button says how long to wait, and comes back by itself. */
function useCountdown(seconds: number, set: (seconds: number) => void): void {
  useEffect(() => {
    if (seconds <= 0) return;
    const timer = window.setTimeout(() => set(seconds - 1), 1_000);
    return () => window.clearTimeout(timer);
  }, [seconds, set]);
}
