import { permissionsOf } from '../domain/access/permissions.js';
import type { Tx } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import type { MeDto } from './session.dto.js';

/** The person as pages need to know them. */
export async function readMe(tx: Tx, userId: string): Promise<MeDto> {
  const [me] = await tx.query<Omit<MeDto, 'permissions'>>(
    `select u.id, u.email, u.full_name as "fullName", u.role, u.locale, u.digest,
            json_build_object('id', f.id, 'name', f.name, 'zone', f.zone, 'isDemo', f.is_demo) as firm
       from users u join firms f on f.id = u.firm_id
      where u.firm_id = $1 and u.id = $2`,
    [tx.firmId, userId],
  );
  if (!me) throw Problem.notFound();
  return { ...me, permissions: [...permissionsOf(me.role)] };
}
