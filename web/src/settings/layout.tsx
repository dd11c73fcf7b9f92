import './settings.css';
import { NavLink } from '@mantine/core';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useMe } from '../session/session';
import { useSetupWords } from '../words/setup-words';

const PAGES = [
  { to: '/settings/profile', word: 'profile', permission: 'own_log_in.use' },
  { to: '/settings/firm', word: 'firm', permission: 'firm.write' },
  { to: '/settings/people', word: 'people', permission: 'users.read' },
  { to: '/settings/ladders', word: 'ladders', permission: 'ladders.write' },
  { to: '/settings/templates', word: 'templates', permission: 'ladders.write' },
  { to: '/settings/offices', word: 'offices', permission: 'offices.write' },
  { to: '/settings/webhooks', word: 'webhooks', permission: 'webhooks.read' },
  { to: '/settings/audit', word: 'audit', permission: 'audit.read' },
  { to: '/welcome', word: 'welcome', permission: 'clients.write' },
] as const;

/** What can be set, one page for each group; only the groups that the person may see. */
export function SettingsLayout() {
  const me = useMe();
  const setup = useSetupWords().settings;
  const { pathname } = useLocation();
  return (
    <div className="settings">
      <nav aria-label={setup.title}>
        {PAGES.filter(({ permission }) => me.permissions.includes(permission)).map(({ to, word }) => (
          <NavLink
            key={to}
            renderRoot={(props) => <Link to={to} {...props} />}
            label={setup.pages[word]}
            active={pathname.startsWith(to)}
            aria-current={pathname.startsWith(to) ? 'page' : undefined}
          />
        ))}
      </nav>
      <div>
        <Outlet />
      </div>
    </div>
  );
}
