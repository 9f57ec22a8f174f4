export { removeCluster } from './cluster.js';
export { examineCluster } from './examine-cluster.js';
export { PostgresNotStarted } from './postgres-not-started.js';
export { type PostgresServer, readRunningServer } from './running-server.js';
export type { ServerEnd } from './server-end.js';
export { startPostgres, type StartPostgresOptions } from './start-postgres.js';
