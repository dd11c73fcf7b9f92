import {
  ActionIcon,
  AppShell,
  Badge,
  Box,
  Burger,
  Button,
  Group,
  Kbd,
  Menu,
  NavLink,
  Text,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconBriefcase,
  IconCalendar,
  IconChartBar,
  IconHome,
  IconMessages,
  IconMoonStars,
  IconPlus,
  IconSearch,
  IconSettings,
  IconUser,
  IconUsers,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { answered, api } from '../api/client';
import { keptTexts } from '../parts/draft';
import { SessionGate, useMay, useMe } from '../session/session';
import { useWords } from '../words/language';
import { useGlobalKeys } from './global-keys';
import { LeaveDialog } from './leave-dialog';
import { LineStrip } from './line-strip';
import { useIsLive, useLiveLine } from './live';
import { logIn } from './log-in-state';
import { useOutbox } from './outbox';
import { useOutboxSender } from './outbox-sender';
import { Palette } from './palette';
import { Toasts } from './toasts';

const KeysHelp = lazy(() => import('./keys-help').then((module) => ({ default: module.KeysHelp })));

const PAGES = [
  { to: '/today', word: 'today', icon: IconHome, permission: 'dashboard.read' },
  { to: '/cases', word: 'cases', icon: IconBriefcase, permission: 'cases.read' },
  { to: '/clients', word: 'clients', icon: IconUsers, permission: 'clients.read' },
  { to: '/follow-ups', word: 'followUps', icon: IconMessages, permission: 'follow_ups.read' },
  { to: '/calendar', word: 'calendar', icon: IconCalendar, permission: 'calendar.read' },
  { to: '/insights', word: 'insights', icon: IconChartBar, permission: 'insights.read' },
  { to: '/settings', word: 'settings', icon: IconSettings, permission: 'own_log_in.use' },
] as const;

/** The frame of every page: where one may go, and who one is. */
export function Frame() {
  return (
    <SessionGate>
      <Shell />
    </SessionGate>
  );
}

function Shell() {
  const words = useWords();
  const me = useMe();
  const [opened, { toggle, close }] = useDisclosure(false);
  const { pathname } = useLocation();
  const main = useFocusOnNewPage(pathname);
  useEffect(close, [pathname, close]);
  const { layer, close: closeLayer, openPalette } = useGlobalKeys();
  useLiveLine();
  useOutboxSender();
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding="md"
    >
      <a className="skip" href="#content">
        {words.nav.skip}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={words.nav.main} />
            <Text fw={600} size="lg" component={Link} to="/today" c="inherit" td="none">
              Llavero
            </Text>
            {me.firm.isDemo && (
              <Badge variant="outline" color="gray" tt="none" visibleFrom="sm">
                {words.nav.demo}
              </Badge>
            )}
          </Group>
          <Group gap="xs" wrap="nowrap">
            <FindButton onClick={openPalette} />
            <LiveState />
            <NewCaseButton />
            <SchemeButton />
            <PersonMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={words.nav.main}>
        {PAGES.filter(({ permission }) => me.permissions.includes(permission)).map(({ to, word, icon }) => (
          <PageLink key={to} to={to} label={words.nav[word]} icon={icon} active={pathname.startsWith(to)} />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="content" ref={main} tabIndex={-1}>
        <LineStrip />
        <Outlet />
      </AppShell.Main>
      <Toasts />
      <Suspense>
        {layer === 'palette' && <Palette onClose={closeLayer} />}
        {layer === 'keys' && <KeysHelp onClose={closeLayer} />}
      </Suspense>
    </AppShell>
  );
}

function PageLink({ to, label, icon: PageIcon, active }: { to: string; label: string; icon: Icon; active: boolean }) {
  return (
    <NavLink
      renderRoot={(props) => <Link to={to} {...props} />}
      label={label}
      active={active}
      aria-current={active ? 'page' : undefined}
      leftSection={<PageIcon size={18} stroke={1.75} aria-hidden />}
    />
  );
}

function FindButton({ onClick }: { onClick: () => void }) {
  const { keys } = useWords();
  return (
    <>
      <Button
        variant="default"
        size="compact-md"
        onClick={onClick}
        visibleFrom="md"
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={<Kbd size="xs">Ctrl K</Kbd>}
      >
        {keys.palette}
      </Button>
      <ActionIcon variant="default" size="lg" onClick={onClick} hiddenFrom="md" aria-label={keys.palette}>
        <IconSearch size={18} aria-hidden />
      </ActionIcon>
    </>
  );
}

/** Whether news come as they happen. */
function LiveState() {
  const { glance } = useWords();
  const isLive = useIsLive();
  return (
    <Text size="xs" c="dimmed" visibleFrom="md">
      {isLive ? `• ${glance.live}` : glance.everyMinute}
    </Text>
  );
}

function NewCaseButton() {
  const words = useWords();
  if (!useMay('cases.write')) return null;
  return (
    <Button
      renderRoot={(props) => <Link to="/cases/new" {...props} />}
      size="compact-md"
      aria-label={words.nav.newCase}
    >
      <IconPlus size={16} aria-hidden />
      <Box component="span" visibleFrom="sm" ml={6}>
        {words.nav.newCase}
      </Box>
    </Button>
  );
}

function SchemeButton() {
  const words = useWords();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  return (
    <ActionIcon
      variant="default"
      size="lg"
      aria-label={words.nav.scheme}
      onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
    >
      <IconMoonStars size={18} aria-hidden />
    </ActionIcon>
  );
}

function PersonMenu() {
  const words = useWords();
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { waiting } = useOutbox();
  const [isAsking, setAsking] = useState(false);
  const speak = async (locale: 'es' | 'en'): Promise<void> => {
    await answered(api.PATCH('/api/v1/me', { body: { locale } }));
    await queries.invalidateQueries();
  };
  const leave = async (): Promise<void> => {
    await answered(api.DELETE('/api/v1/sessions/current'));
    keptTexts.forget(me.id);
    logIn.ended();
    queries.clear();
    await navigate({ to: '/login' });
  };
  const askOrLeave = (): void => (keptTexts.count(me.id) + waiting.length > 0 ? setAsking(true) : void leave());
  if (isAsking) return <LeaveDialog onStay={() => setAsking(false)} onLeave={() => void leave()} />;
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" size="compact-md" maw={160} aria-label={me.fullName}>
          <Box component="span" visibleFrom="sm">
            {me.fullName}
          </Box>
          <Box component={IconUser} hiddenFrom="sm" size={18} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.fullName} · {words.roles[me.role]} · {me.firm.name}
        </Menu.Label>
        <Menu.Item onClick={() => void speak('es')}>Español</Menu.Item>
        <Menu.Item onClick={() => void speak('en')}>English</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={askOrLeave}>{words.nav.logOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** A new page is read from its top: the focus goes there, so that nobody is left in a menu that is gone. */
function useFocusOnNewPage(pathname: string) {
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [pathname]);
  return main;
}
