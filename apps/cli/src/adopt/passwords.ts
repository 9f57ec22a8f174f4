import { readFile } from 'node:fs/promises';

/** Reads a JSON file of passwords by name. @throws Error that never holds a password */
export async function readPasswords(path: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(path, 'utf8');
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which holds passwords.
    throw new Error(`${path} is no JSON.`);
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw wrongForm(path);
  const entries = Object.entries(given);
  if (!entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')) throw wrongForm(path);
  return new Map(entries);
}

function wrongForm(path: string): Error {
  return new Error(`${path} must be a JSON object of names and passwords: {"my compute resource": "its password"}`);
}
