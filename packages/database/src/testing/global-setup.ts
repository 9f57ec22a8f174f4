import { startTestServer } from './test-server.js';

/**
 * Prepares the databases of a package's tests: name it as `globalSetup` in jest.config.js.
 *
 * @public
 */
export default async function globalSetup(): Promise<void> {
  await startTestServer();
}
