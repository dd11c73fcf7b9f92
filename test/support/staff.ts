import type { Role } from '../../src/domain/access/permissions.js';
import type { Api } from './api.js';
import { logIn } from './api.js';

/** A colleague whom the owner takes on, logged in. */
export async function hire(owner: Api, url: string, role: Role, email: string): Promise<Api & { userId: string }> {
  const reply = await owner.post<{ id: string; password: string }>('/users', { email, role });
  if (reply.status !== 201) throw new Error(`POST /users answered ${reply.status}: ${JSON.stringify(reply.body)}`);
  const api = await logIn(url, { email, password: reply.body.password });
  return { ...api, userId: reply.body.id };
}
