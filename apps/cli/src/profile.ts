import { type Environment, setting } from '@image-catalog/database';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** One server in the profile file. It names files of secrets, and holds none. */
export interface Profile {
  name: string;
  url: string;
  user?: string;
  password_file?: string;
  token_file?: string;
}

const KEYS = ['url', 'user', 'password_file', 'token_file'] as const;

/** Returns where the profiles are. */
export function profileFile(environment: Environment): string {
  const folder = environment['XDG_CONFIG_HOME'] || join(environment['HOME'] || homedir(), '.config');
  return environment['IMAGE_CATALOG_PROFILES'] || join(folder, 'image-catalog', 'profiles.json');
}

/**
 * Reads a profile by its name, or the default one; undefined when none is wanted and there is no file.
 * @throws Error that says what is wrong with the file.
 */
export function readProfile(environment: Environment, wanted: string | undefined): Profile | undefined {
  const file = profileFile(environment);
  const document = readDocument(file);
  const name = wanted ?? setting(environment, 'IMAGE_CATALOG_PROFILE') ?? document?.default;
  if (name === undefined) return undefined;
  const profiles = document?.profiles ?? {};
  if (!Object.hasOwn(profiles, name)) {
    const known = Object.keys(profiles).join(', ') || 'none';
    throw new Error(`There is no profile "${name}" in ${file}. Its profiles: ${known}.`);
  }
  return checked(profiles[name], name, file);
}

interface Document {
  default?: string;
  profiles?: Record<string, unknown>;
}

function readDocument(file: string): Document | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${file} cannot be read.`, { cause: error });
  }
  try {
    const document: unknown = JSON.parse(text);
    if (isObject(document) && (document['profiles'] === undefined || isObject(document['profiles']))) return document;
  } catch {
    // Told below, without the text.
  }
  throw new Error(`${file} must be JSON such as {"default": "lab", "profiles": {"lab": {"url": "https://…"}}}.`);
}

function checked(profile: unknown, name: string, file: string): Profile {
  const where = `The profile "${name}" in ${file}`;
  if (!isObject(profile)) throw new Error(`${where} must be an object.`);
  const unknown = Object.keys(profile).find((key) => !KEYS.includes(key as 'url'));
  if (unknown !== undefined) throw new Error(`${where} must not have "${unknown}", only ${KEYS.join(', ')}.`);
  const wrong = Object.entries(profile).find(([, value]) => typeof value !== 'string');
  if (wrong !== undefined) throw new Error(`${where}: ${wrong[0]} must be a text.`);
  if (profile['url'] === undefined) throw new Error(`${where} needs a url.`);
  return { name, ...profile } as unknown as Profile;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
