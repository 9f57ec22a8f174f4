import type { Socket } from 'node:net';
import type { Access } from '../../access/access.js';
import type { HeldLogin } from '../../auth/held-login.js';

/** Who follows a run, and on which connection. */
export interface RunReader {
  login: HeldLogin;
  access: Access;
  socket: Socket;
}
