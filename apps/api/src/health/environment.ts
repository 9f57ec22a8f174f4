/** The address at which the API of this container answers. */
export function pingUrl(): string {
  const { HOST = '127.0.0.1', PORT = '3000' } = process.env;
  const host = HOST === '0.0.0.0' || HOST === '' ? '127.0.0.1' : HOST === '::' ? '[::1]' : HOST;
  return `http://${host}:${PORT || '3000'}/api/ping`;
}
