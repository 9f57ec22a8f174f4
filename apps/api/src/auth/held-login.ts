import { Unauthenticated } from '../foreman/errors.js';
import type { AuthenticatedRequest } from './authentication.check.js';

/** The login of a long request, such as a stream of events, so that it can be checked again while the request runs. */
export interface HeldLogin {
  user_id: number;
  token_id: number | null;
  session_hash: Buffer | null;
  password_digest: Buffer | null;
}

/** Gives the login of a request. @throws Unauthenticated on routes that need none. */
export function heldLogin({ user, session, login }: AuthenticatedRequest): HeldLogin {
  if (user === undefined) throw new Unauthenticated('Unable to authenticate user ');
  return {
    user_id: user.id,
    token_id: login?.token_id ?? null,
    session_hash: session?.token_hash ?? null,
    password_digest: login?.password_digest ?? null,
  };
}
