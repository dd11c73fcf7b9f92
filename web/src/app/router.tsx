import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { ProblemNote } from '../parts/problem-note';
import { Frame } from './frame';
import { logIn } from './log-in-state';
import { casesSearch } from './cases-search';
import { caseSearch } from '../case/tabs';

const root = createRootRoute({ component: Outlet });

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search): { next?: string } => ownPath(search.next),
  component: lazyRouteComponent(() => import('../pages/login'), 'LoginPage'),
});

/** Everything behind the log-in. */
const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: Frame,
  beforeLoad: ({ location }) => {
    if (!logIn.isThere()) throw redirect({ to: '/login', search: { next: location.href } });
  },
});

const page = <Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => frame, path, component });

const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today' });
  },
});

const today = createRoute({
  getParentRoute: () => frame,
  path: '/today',
  validateSearch: ({ scope }): { scope?: 'mine' | 'firm' } => (scope === 'mine' || scope === 'firm' ? { scope } : {}),
  component: lazyRouteComponent(() => import('../pages/today'), 'TodayPage'),
});

const insights = createRoute({
  getParentRoute: () => frame,
  path: '/insights',
  validateSearch: (search): { from?: string; to?: string; assignee?: string } =>
    Object.fromEntries(
      ['from', 'to', 'assignee'].flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : [])),
    ),
  component: lazyRouteComponent(() => import('../pages/insights'), 'InsightsPage'),
});

const followUps = createRoute({
  getParentRoute: () => frame,
  path: '/follow-ups',
  validateSearch: ({ tab, scope }): { tab?: string; scope?: 'mine' | 'firm' } => ({
    ...(typeof tab === 'string' && { tab }),
    ...((scope === 'mine' || scope === 'firm') && { scope }),
  }),
  component: lazyRouteComponent(() => import('../pages/follow-ups'), 'FollowUpsPage'),
});

const cases = createRoute({
  getParentRoute: () => frame,
  path: '/cases',
  validateSearch: casesSearch,
  component: lazyRouteComponent(() => import('../pages/cases'), 'CasesPage'),
});

const newCase = createRoute({
  getParentRoute: () => frame,
  path: '/cases/new',
  validateSearch: (search): { clientId?: string } =>
    typeof search.clientId === 'string' ? { clientId: search.clientId } : {},
  component: lazyRouteComponent(() => import('../pages/intake'), 'IntakePage'),
});

const oneCase = createRoute({
  getParentRoute: () => frame,
  path: '/cases/$caseId',
  validateSearch: caseSearch,
  component: lazyRouteComponent(() => import('../pages/case'), 'CasePage'),
});

/** What goes to the counter on paper: no frame of the application around it. */
const packet = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId/packet',
  beforeLoad: ({ location }) => {
    if (!logIn.isThere()) throw redirect({ to: '/login', search: { next: location.href } });
  },
  component: lazyRouteComponent(() => import('../pages/packet'), 'PacketPage'),
});
const settingsFrame = createRoute({
  getParentRoute: () => frame,
  path: '/settings',
  component: lazyRouteComponent(() => import('../settings/layout'), 'SettingsLayout'),
});

const setting = <Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => settingsFrame, path, component });

const settings = settingsFrame.addChildren([
  setting(
    '/',
    lazyRouteComponent(() => import('../settings/home'), 'SettingsHome'),
  ),
  setting(
    '/profile',
    lazyRouteComponent(() => import('../settings/profile'), 'ProfilePage'),
  ),
  setting(
    '/firm',
    lazyRouteComponent(() => import('../settings/firm'), 'FirmPage'),
  ),
  setting(
    '/people',
    lazyRouteComponent(() => import('../settings/people'), 'PeoplePage'),
  ),
  setting(
    '/ladders',
    lazyRouteComponent(() => import('../settings/ladders'), 'LaddersPage'),
  ),
  setting(
    '/templates',
    lazyRouteComponent(() => import('../settings/templates'), 'TemplatesPage'),
  ),
  setting(
    '/offices',
    lazyRouteComponent(() => import('../settings/offices'), 'OfficesPage'),
  ),
  setting(
    '/webhooks',
    lazyRouteComponent(() => import('../settings/webhooks'), 'WebhooksPage'),
  ),
  setting(
    '/audit',
    lazyRouteComponent(() => import('../settings/audit'), 'AuditPage'),
  ),
]);

const routes = root.addChildren([
  login,
  packet,
  frame.addChildren([
    home,
    today,
    cases,
    newCase,
    oneCase,
    page(
      '/clients',
      lazyRouteComponent(() => import('../pages/clients'), 'ClientsPage'),
    ),
    page(
      '/clients/$clientId',
      lazyRouteComponent(() => import('../pages/client'), 'ClientPage'),
    ),
    page(
      '/welcome',
      lazyRouteComponent(() => import('../pages/welcome'), 'WelcomePage'),
    ),
    page(
      '$',
      lazyRouteComponent(() => import('../pages/missing'), 'MissingPage'),
    ),
    page(
      '/imports',
      lazyRouteComponent(() => import('../pages/imports'), 'ImportsPage'),
    ),
    page(
      '/imports/$importId',
      lazyRouteComponent(() => import('../pages/import'), 'ImportPage'),
    ),
    followUps,
    insights,
    page(
      '/calendar',
      lazyRouteComponent(() => import('../pages/calendar'), 'CalendarPage'),
    ),
    page(
      '/calendar/try',
      lazyRouteComponent(() => import('../pages/calendar-try'), 'CalendarTryPage'),
    ),
    settings,
  ]),
]);

/** Only a path of this application: an address elsewhere is forgotten. */
function ownPath(next: unknown): { next?: string } {
  return { next: typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : undefined };
}

export const router = createRouter({
  routeTree: routes,
  defaultErrorComponent: ({ error }) => <ProblemNote problem={error} onRetry={() => window.location.reload()} />,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
