import type { Actor } from '@image-catalog/database';

/** The actor of changes from the command line, which works on the database directly: no user. */
export const OPERATOR: Actor = { user_id: null, username: 'command line', remote_address: null, request_uuid: null };
