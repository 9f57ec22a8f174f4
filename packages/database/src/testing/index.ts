export { createTestDatabase, type TestDatabase } from './test-database.js';
export { startTestServer, stopTestServer, type TestServerOptions } from './test-server.js';
