import { parseArgs } from 'node:util';
import { ROLES } from '../domain/access/permissions.js';
import type { Role } from '../domain/access/permissions.js';

export const USAGE = `npm run --silent firm -- create --name NAME --owner EMAIL [--province P] [--canton C]
npm run --silent firm -- list
npm run --silent firm -- user add --firm ID --email E --role agent|supervisor|owner|viewer [--name NAME]
npm run --silent firm -- user reset --email E`;

export type FirmCommand =
  | { readonly kind: 'create'; readonly name: string; readonly owner: string; province?: string; canton?: string }
  | { readonly kind: 'list' }
  | { readonly kind: 'user add'; readonly firm: string; readonly email: string; readonly role: Role; name?: string }
  | { readonly kind: 'user reset'; readonly email: string };

/** The command line is not one of the commands: exit code 2. */
export class MisuseError extends Error {
  override readonly name = 'MisuseError';
}

const TEXT = { type: 'string' } as const;
const OPTIONS = { name: TEXT, owner: TEXT, province: TEXT, canton: TEXT, firm: TEXT, email: TEXT, role: TEXT } as const;
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  create: ['name', 'owner', 'province', 'canton'],
  list: [],
  'user add': ['firm', 'email', 'role', 'name'],
  'user reset': ['email'],
};

/** Throws MisuseError naming what is missing or too much. */
export function readCommand(args: readonly string[]): FirmCommand {
  const { values, positionals } = parsed(args);
  const kind = positionals.join(' ');
  const allowed = ALLOWED[kind];
  if (!allowed) throw new MisuseError(kind === '' ? 'Name a command.' : `There is no command "${kind}".`);
  const stray = Object.keys(values).find((name) => !allowed.includes(name));
  if (stray !== undefined) throw new MisuseError(`"${kind}" takes no --${stray}.`);
  const needed = (name: keyof typeof OPTIONS): string => {
    const value = values[name]?.trim();
    if (value === undefined || value === '') throw new MisuseError(`"${kind}" needs --${name}.`);
    return value;
  };
  if (kind === 'list') return { kind };
  if (kind === 'user reset') return { kind, email: needed('email') };
  if (kind === 'create') {
    return { kind, name: needed('name'), owner: needed('owner'), province: values.province, canton: values.canton };
  }
  const user = { firm: needed('firm'), email: needed('email'), role: roleOf(needed('role')) };
  return { kind: 'user add', ...user, name: values.name };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new MisuseError((error as Error).message);
  }
}

function roleOf(text: string): Role {
  const role = ROLES.find((known) => known === text);
  if (!role) throw new MisuseError(`--role: got "${text}", accepts ${ROLES.join(', ')}.`);
  return role;
}
