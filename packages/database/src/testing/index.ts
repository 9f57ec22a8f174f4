export { setHostileSettings } from './hostile-settings.js';
export { Latencies } from './latencies.js';
export { type OpenDatabase, openTestDatabase } from './open-test-database.js';
export { createTestDatabase, type TestDatabase } from './test-database.js';
/** @public for a package that needs its server elsewhere than in jest's global setup. */
export { startTestServer, stopTestServer, type TestServerOptions } from './test-server.js';
