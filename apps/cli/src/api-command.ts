import { type Command, InvalidArgumentError } from 'commander';
import { ApiClient, type ConnectionOptions, readConnection } from './api-client.js';
import type { Shell } from './shell.js';

/** The options of commands that call the API. */
export interface ApiOptions extends ConnectionOptions {
  json?: true;
}

/** The options of commands that list something. */
export interface ListOptions extends ApiOptions {
  search?: string;
  limit: number;
}

/** Writes the options of a list as the query of a URL. */
export function listQuery({ search, limit }: Pick<ListOptions, 'search' | 'limit'>): string {
  return new URLSearchParams({ per_page: String(limit), ...(search !== undefined && { search }) }).toString();
}

/** Adds the options of commands that call the API. */
export function asksApi(command: Command): Command {
  return command
    .option('--url <url>', 'address of the API (IMAGE_CATALOG_URL, by default http://127.0.0.1:3000)')
    .option('--user <login>', 'login of the user (IMAGE_CATALOG_USER, by default admin)')
    .option('--json', 'print the JSON of the API, for programs')
    .addHelpText(
      'after',
      '\nIMAGE_CATALOG_PASSWORD is the password of the user, or IMAGE_CATALOG_TOKEN a personal access token.',
    );
}

/** Creates the API client of a command. @throws Error when a setting is missing. */
export function openApi(shell: Shell, options: ApiOptions): ApiClient {
  return new ApiClient(readConnection(shell, options));
}

/** Prints a response: as JSON if requested, else as lines. */
export function tellAnswer(shell: Shell, options: ApiOptions, answer: unknown, lines: readonly string[]): void {
  if (options.json) shell.tell(JSON.stringify(answer, null, 2));
  else for (const line of lines) shell.tell(line);
}

/** Parses a whole number. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

/** Parses a whole number, or `none` as null. */
export function numberOrNone(text: string): number | null {
  return text === 'none' ? null : wholeNumber(text);
}

/** Removes options that were not given; null is a given value. */
export function saidOf(options: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** Refuses a change without any field. @throws Error */
export function requireSaid(said: Record<string, unknown>): void {
  if (Object.keys(said).length === 0) throw new Error('Say what to change; --help tells what can be given.');
}
