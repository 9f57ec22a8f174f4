#!/usr/bin/env node
import { readCommandLine } from './environment.js';
import { makeKeys } from './make-keys.js';
import { migrateAndMakeAdmin } from './migrate-and-make-admin.js';
import { resetPassword } from './reset-password.js';

const TASKS = { keys: makeKeys, migrate: migrateAndMakeAdmin, 'reset-password': resetPassword };

const USAGE = `Sets up an installation; every task may be run again.

  setup.js keys            makes the sealing keys and the database's password where there are none yet
  setup.js migrate         brings the schema up to date and makes the first admin
  setup.js reset-password  gives the admin a new password
`;

const { words, environment } = readCommandLine();
const task = Object.entries(TASKS).find(([name]) => name === words[0])?.[1];

if (task === undefined || words.length !== 1) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  try {
    for (const line of await task(environment)) process.stdout.write(`${line}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
