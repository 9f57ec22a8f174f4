import { createToken, type KnownToken, listTokens, revokeToken } from '@image-catalog/catalog';
import { withDataSource } from '@image-catalog/database';
import { CreatePersonalAccessTokenDto, INT4_MAX } from '@image-catalog/spec';
import { type Command, InvalidArgumentError } from 'commander';
import { validated } from '../validated.js';
import { databaseUrl } from '../database-url.js';
import type { Shell } from '../shell.js';
import { table } from '../table.js';

/** Adds `tokens`: personal access tokens, with which programs log in instead of a password. */
export function addTokensCommands(program: Command, shell: Shell): void {
  const tokens = program.command('tokens').description('create, list and revoke personal access tokens');
  tokens
    .command('create <login> <name>')
    .description('create a token for a user and print it, only once, to standard output')
    .option('--expires-at <moment>', 'expiry, for example 2027-01-31 (default: never, until it is revoked)')
    .action(create.bind(null, shell));
  tokens
    .command('list [login]')
    .description('list the tokens of one user or of all users, with their first characters')
    .action(list.bind(null, shell));
  tokens
    .command('revoke')
    .argument('<id>', 'what "tokens list" shows first', readId)
    .description('revoke a token, within seconds')
    .action(revoke.bind(null, shell));
}

async function create(shell: Shell, login: string, name: string, given: { expiresAt?: string }): Promise<void> {
  const token = validated(CreatePersonalAccessTokenDto, { name, expires_at: given.expiresAt });
  const value = await withDataSource(await databaseUrl(shell), 'image-catalog tokens', (database) =>
    createToken(database, login, token.name, token.expires_at ?? null),
  );
  shell.warn(`The user ${login} can log in with this token as the password. It is shown only once.`);
  shell.print(value);
}

async function list(shell: Shell, login: string | undefined): Promise<void> {
  const tokens = await withDataSource(await databaseUrl(shell), 'image-catalog tokens', (database) =>
    listTokens(database, login),
  );
  const titles = ['ID', 'USER', 'NAME', 'TOKEN', 'STATE', 'EXPIRES', 'LAST USED'];
  const lines = table(titles, tokens.map(cellsOf), { nothing: 'No tokens found.', paint: shell.paint });
  for (const line of lines) shell.print(line);
}

function cellsOf({ id, login, name, token_prefix, state, expires_at, last_used_at }: KnownToken): string[] {
  return [String(id), login, name, `${token_prefix}...`, state, shown(expires_at), shown(last_used_at)];
}

function shown(moment: Date | null): string {
  return moment === null ? 'never' : `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

async function revoke(shell: Shell, id: number): Promise<void> {
  const isThere = await withDataSource(await databaseUrl(shell), 'image-catalog tokens', (database) =>
    revokeToken(database, id),
  );
  if (!isThere) throw new Error(`There is no token ${id}. "image-catalog tokens list" shows all tokens.`);
  shell.print(`The token ${id} is revoked.`);
}

function readId(text: string): number {
  const id = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  if (id >= 1 && id <= INT4_MAX) return id;
  throw new InvalidArgumentError(`"${text}" is not the id of a token. "tokens list" shows the ids.`);
}
