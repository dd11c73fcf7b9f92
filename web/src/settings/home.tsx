import { Navigate } from '@tanstack/react-router';

/** Settings begin with oneself: that page is there for everybody. */
export function SettingsHome() {
  return <Navigate to="/settings/profile" replace />;
}
