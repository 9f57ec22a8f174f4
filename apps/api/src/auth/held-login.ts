import { Unauthenticated } from '../foreman/errors.js';
import type { AuthenticatedRequest } from './authentication.check.js';

/** By what somebody is logged in whose request goes on for long, so that it can be seen whether it still counts. */
export interface HeldLogin {
  user_id: number;
  token_id: number | null;
  session_hash: Buffer | null;
  password_digest: Buffer | null;
}

/** Gives by what the caller of a request is logged in. @throws Unauthenticated where a route is open to all. */
export function heldLogin({ user, session, login }: AuthenticatedRequest): HeldLogin {
  if (user === undefined) throw new Unauthenticated('Unable to authenticate user ');
  return {
    user_id: user.id,
    token_id: login?.token_id ?? null,
    session_hash: session?.token_hash ?? null,
    password_digest: login?.password_digest ?? null,
  };
}
