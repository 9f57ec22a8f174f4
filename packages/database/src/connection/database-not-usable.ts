/** The database cannot be used. The message says why and what to do; it holds no user name or password. */
export class DatabaseNotUsable extends Error {
  override readonly name = 'DatabaseNotUsable';
}
