/** The address at which the worker of this container tells its health. */
export function healthUrl(): string {
  const { WORKER_HOST = '127.0.0.1', WORKER_PORT = '3001' } = process.env;
  const host =
    WORKER_HOST === '0.0.0.0' || WORKER_HOST === '' ? '127.0.0.1' : WORKER_HOST === '::' ? '[::1]' : WORKER_HOST;
  return `http://${host}:${WORKER_PORT || '3001'}/health`;
}
