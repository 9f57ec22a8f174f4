import { type Environment, readAuthorities, requiredSetting, setting, trustAuthorities } from '@image-catalog/database';
import { type Profile, readProfile } from './profile.js';
import type { Shell } from './shell.js';

/** Address and credentials of the API. */
export interface Connection {
  url: string;
  authorization: string;
}

/** Connection settings from a command's options. The rest comes from the environment, or from a profile. */
export interface ConnectionOptions {
  url?: string;
  user?: string;
  profile?: string;
}

const DEFAULT_URL = 'http://127.0.0.1:3000';

/**
 * Reads the connection settings and trusts the authorities of CA_FILE: options first, then a profile that an option names, the environment, the default profile.
 * A password is never an option, since every user of the machine could read it there. Secrets of a profile are sent to
 * its own server only.
 * @throws Error that names the wrong setting and says what to do.
 */
export function readConnection({ environment }: Shell, options: ConnectionOptions): Connection {
  trustAuthorities(readAuthorities(environment));
  if (options.url !== undefined && options.profile !== undefined) throw new Error('Give --url or --profile, not both.');
  const given = options.url ?? (options.profile === undefined ? setting(environment, 'IMAGE_CATALOG_URL') : undefined);
  const profile = given === undefined ? readProfile(environment, options.profile) : undefined;
  const settings =
    profile === undefined ? environment : withProfile(environment, profile, options.profile !== undefined);
  const url = given ?? profile?.url ?? DEFAULT_URL;
  if (!/^https?:\/\/\S+$/.test(url))
    throw new Error(`The address of the API must be an http or https URL, not "${url}"`);
  return { url: withoutApi(url), authorization: authorizationOf(settings, options.user) };
}

/** "start" prints the address with /api; both forms mean the same server. */
function withoutApi(url: string): string {
  return url.replace(/\/+$/, '').replace(/\/api(\/v2)?$/, '');
}

/** Adds what a profile says to the environment; a profile that an option names stands above it. */
function withProfile(environment: Environment, profile: Profile, isChosen: boolean): Environment {
  const login = ['USER', 'PASSWORD', 'PASSWORD_FILE', 'TOKEN', 'TOKEN_FILE'].map((name) => `IMAGE_CATALOG_${name}`);
  const hasOwn = !isChosen && login.some((name) => environment[name]);
  if (hasOwn) return environment;
  return {
    ...environment,
    ...Object.fromEntries(login.map((name) => [name, undefined])),
    IMAGE_CATALOG_USER: profile.user,
    IMAGE_CATALOG_PASSWORD_FILE: profile.password_file,
    IMAGE_CATALOG_TOKEN_FILE: profile.token_file,
  };
}

/** A token identifies its user; a password needs a user name. */
function authorizationOf(environment: Environment, user: string | undefined): string {
  const token = setting(environment, 'IMAGE_CATALOG_TOKEN');
  if (token !== undefined) return `Bearer ${token}`;
  const login = user ?? setting(environment, 'IMAGE_CATALOG_USER') ?? 'admin';
  const advice = `Give the password of ${login}, or IMAGE_CATALOG_TOKEN instead.`;
  const password = requiredSetting(environment, 'IMAGE_CATALOG_PASSWORD', advice);
  return `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
}
