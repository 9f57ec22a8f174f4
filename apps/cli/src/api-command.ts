import { type Command, InvalidArgumentError } from 'commander';
import { ApiClient } from './api-client.js';
import { type ConnectionOptions, readConnection } from './connection.js';
import type { Shell } from './shell.js';

/** Options of every command that calls the API. */
export interface ApiOptions extends ConnectionOptions {
  json?: true;
}

/** Options of commands that list. */
export interface ListOptions extends ApiOptions {
  search?: string;
  limit: number;
}

/** Writes the options of a list as the query of a URL. */
export function listQuery({ search, limit }: Pick<ListOptions, 'search' | 'limit'>): string {
  return new URLSearchParams({ per_page: String(limit), ...(search !== undefined && { search }) }).toString();
}

/** Adds the options of all commands that call the API. */
export function withApiOptions(command: Command): Command {
  return command
    .option('--url <url>', 'URL of the API (default: IMAGE_CATALOG_URL, or http://127.0.0.1:3000)')
    .option('--profile <name>', 'a server of the profile file (default: IMAGE_CATALOG_PROFILE, or its default)')
    .option('--user <login>', 'login (default: IMAGE_CATALOG_USER, or admin)')
    .option('--json', "print the API's JSON, for programs")
    .addHelpText(
      'after',
      '\nIMAGE_CATALOG_PASSWORD holds the password of the user; or IMAGE_CATALOG_TOKEN holds a personal access token.',
    );
}

/** Creates the API client of a command. @throws Error when a setting is missing. */
export function openApi(shell: Shell, options: ApiOptions): ApiClient {
  return new ApiClient(readConnection(shell, options));
}

/** Prints a response: as JSON with --json, else line by line. */
export function printAnswer(shell: Shell, options: ApiOptions, answer: unknown, lines: readonly string[]): void {
  if (options.json) shell.print(JSON.stringify(answer, null, 2));
  else for (const line of lines) shell.print(line);
}

/** Parses a whole number of the command line. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

/** Parses a whole number, or `none` as null. */
export function numberOrNone(text: string): number | null {
  return text === 'none' ? null : wholeNumber(text);
}

/** Drops options that are not given. Null is a given value. */
export function givenOf(options: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** @throws Error when no option says what to change. */
export function requireChange(said: Record<string, unknown>): void {
  if (Object.keys(said).length === 0) throw new Error('Nothing to change. See --help for the options.');
}
