import { stopTestServer } from './test-server.js';

/**
 * Clears what the global setup prepared: name it as `globalTeardown` in jest.config.js.
 *
 * @public
 */
export default async function globalTeardown(): Promise<void> {
  await stopTestServer();
}
