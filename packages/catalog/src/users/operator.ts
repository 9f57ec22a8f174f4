import type { Actor } from '@image-catalog/database';

/** Whoever works on the database directly, with the command line: nobody who is logged in. */
export const OPERATOR: Actor = { user_id: null, username: 'command line', remote_address: null, request_uuid: null };
