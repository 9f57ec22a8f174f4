import { migrate } from '../migrate.js';
import { handOver, readChosenServer, type TestServerAddress } from './environment.js';
import { buildTemplate, openTestRun } from './test-run.js';
import { startThrowAwayServer } from './throw-away-server.js';

/** What a test run may decide for itself. */
export interface TestServerOptions {
  /** Brings an empty database to the state that tests start from; default: all migrations. */
  migrate?: (url: string) => Promise<unknown>;
}

interface TestServer extends TestServerAddress {
  close(): Promise<void>;
}

let current: TestServer | undefined;

/**
 * Prepares what {@link createTestDatabase} clones: for jest's globalSetup. Uses the server of TEST_DATABASE_URL, else of
 * DATABASE_URL, else starts one. When it throws, nothing stays behind.
 *
 * @public
 */
export async function startTestServer(options: TestServerOptions = {}): Promise<void> {
  current = await openTestServer(readChosenServer(), options);
  const { server_url, template, prefix } = current;
  handOver({ server_url, template, prefix });
}

/**
 * Drops the run's databases and stops the server that {@link startTestServer} started: for jest's globalTeardown.
 *
 * @public
 */
export async function stopTestServer(): Promise<void> {
  const server = current;
  current = undefined;
  handOver(undefined);
  await server?.close();
}

/** Opens a test server on a given PostgreSQL, or on one of its own. */
export async function openTestServer(chosen: string | undefined, options: TestServerOptions = {}): Promise<TestServer> {
  const own = chosen ? undefined : await startThrowAwayServer();
  const server_url = chosen ?? own?.url ?? '';
  try {
    const run = await openTestRun(server_url);
    try {
      await buildTemplate(server_url, run.template, options.migrate ?? migrate);
    } catch (error) {
      await run.close();
      throw error;
    }
    const close = async () => {
      try {
        await run.close();
      } finally {
        await own?.stop();
      }
    };
    return { server_url, template: run.template, prefix: run.prefix, close };
  } catch (error) {
    // jest skips globalTeardown when globalSetup fails: whatever was started has to go here.
    await own?.stop();
    throw error;
  }
}
