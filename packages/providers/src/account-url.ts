import { ProviderError } from './provider-error.js';

/** Parses an http or https address of an account; null when it is none. @throws ProviderError when it holds a login. */
export function parseHttpUrl(text: string, field: 'url' | 'server' = 'url'): URL | null {
  const url = /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : null;
  if (url) refuseLogin(url, field);
  return url;
}

/** A login belongs into its own fields, because urls are shown and logged. @throws ProviderError */
export function refuseLogin({ username, password }: URL, field: 'url' | 'server' = 'url'): void {
  if (!username && !password) return;
  throw new ProviderError('configuration', `The ${field} must not hold a user or a password.`);
}
