const FOR_A_LAPTOP = { shared_buffers: '128MB', max_connections: '100' };

// Test data need not survive a crash, so no write waits for the disk. Autovacuum stays on: without statistics a new
// table gets query plans that are too slow to test with.
const FOR_TESTS = {
  ...FOR_A_LAPTOP,
  max_connections: '200',
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'on',
};

/** Builds the server's command line: loopback only, no unix socket; durable, or fast for tests. */
export function serverArguments(data: string, port: number, durable: boolean): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    ...(durable ? FOR_A_LAPTOP : FOR_TESTS),
  };
  return ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
