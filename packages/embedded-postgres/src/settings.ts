const FOR_A_LAPTOP = { shared_buffers: '128MB', max_connections: '100' };

// Nothing of a test outlives its server, so no write waits for a disk. Autovacuum stays: without statistics a fresh
// queue or table is planned so badly that tests would measure the planner.
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

/** Writes the server's command line: loopback only, no unix socket, durable for people and fast for tests. */
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
