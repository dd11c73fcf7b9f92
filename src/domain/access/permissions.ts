export const ROLES = ['agent', 'supervisor', 'owner', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

const EVERYBODY = ['agent', 'supervisor', 'owner', 'viewer'] as const;
const STAFF = ['agent', 'supervisor', 'owner'] as const;
const LEADS = ['supervisor', 'owner'] as const;
const OWNER = ['owner'] as const;

/** Who may do what. A viewer reads the dashboard and what its numbers lead to, with ID numbers masked. */
export const PERMISSIONS = {
  'cases.read': EVERYBODY,
  'cases.write': STAFF,
  'cases.assign': STAFF,
  'cases.override': LEADS,
  'attachments.read': STAFF,
  'clients.read': EVERYBODY,
  'clients.write': STAFF,
  'mandates.read': STAFF,
  'dashboard.read': EVERYBODY,
  'insights.read': ['supervisor', 'owner', 'viewer'],
  'views.read': EVERYBODY,
  'views.write': STAFF,
  'views.share': LEADS,
  'follow_ups.read': EVERYBODY,
  'follow_ups.write': STAFF,
  'deliveries.read': STAFF,
  'webhooks.read': LEADS,
  'webhooks.write': OWNER,
  'notifications.read': EVERYBODY,
  'triage.use': STAFF,
  'knowledge.read': EVERYBODY,
  'overrules.export': LEADS,
  'calendar.read': EVERYBODY,
  'calendar.change': LEADS,
  'ladders.read': EVERYBODY,
  'ladders.write': LEADS,
  'offices.read': EVERYBODY,
  'offices.write': LEADS,
  'firm.read': EVERYBODY,
  'firm.write': OWNER,
  'users.read': STAFF,
  'users.write': OWNER,
  'audit.read': LEADS,
  'id_numbers.read': STAFF,
  'own_log_in.use': EVERYBODY,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

const NAMES = Object.keys(PERMISSIONS) as Permission[];

/** What the role may do, in the order of the table. */
export function permissionsOf(role: Role): readonly Permission[] {
  return NAMES.filter((permission) => mayDo(role, permission));
}

/** May this role do it? */
export function mayDo(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}
