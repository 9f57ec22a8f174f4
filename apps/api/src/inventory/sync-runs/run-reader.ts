import type { Socket } from 'node:net';
import type { Access } from '../../access/access.js';
import type { HeldLogin } from '../../auth/held-login.js';

/** A reader of a run, with its login and connection. */
export interface RunReader {
  login: HeldLogin;
  access: Access;
  socket: Socket;
}
