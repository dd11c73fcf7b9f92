import { hideIdNumbers } from '../domain/identity/hide-id-numbers.js';
import { JsonText } from '../platform/http/answer.js';
import type { Caller } from '../platform/http/call.js';

/** An answer as its reader may see it: whoever may not see ID numbers finds them masked, in free text too. */
export function forReader<Body extends object>(caller: Caller, body: Body): Body {
  if (caller.permissions.includes('id_numbers.read')) return body;
  if (body instanceof JsonText) return new JsonText(hideIdNumbers(body.text)) as unknown as Body;
  return JSON.parse(hideIdNumbers(JSON.stringify(body))) as Body;
}
