import { readFileSync } from 'node:fs';

/** The environment of a process. It is an argument, so that only environment.ts files read the real one. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads one setting: `NAME`, or the trimmed content of the file that `NAME_FILE` names, so that a secret of a container need
 * not be in its environment. Undefined when neither is set.
 * @throws Error naming the setting when the file cannot be read or is empty.
 */
export function setting(environment: Environment, name: string): string | undefined {
  const direct = environment[name];
  if (direct !== undefined && direct !== '') return direct;
  const file = environment[`${name}_FILE`];
  if (file === undefined || file === '') return undefined;
  const content = read(name, file);
  if (content === '') throw new Error(`${name}_FILE names ${file}, which is empty`);
  return content;
}

function read(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new Error(`${name}_FILE names ${file}, which cannot be read`, { cause });
  }
}

/** Reads a required setting. @throws Error that says which one is missing and what to do. */
export function requiredSetting(environment: Environment, name: string, advice: string): string {
  const value = setting(environment, name);
  if (value === undefined) throw new Error(`${name} is not set. ${advice}`);
  return value;
}

/** Reads a whole number within bounds. @throws Error that names the setting and its bounds. */
export function integerSetting(
  environment: Environment,
  name: string,
  bounds: { min: number; max: number; otherwise: number },
): number {
  const text = setting(environment, name);
  if (text === undefined) return bounds.otherwise;
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= bounds.min && value <= bounds.max) return value;
  throw new Error(`${name} must be a whole number from ${bounds.min} to ${bounds.max}, not "${text}"`);
}
