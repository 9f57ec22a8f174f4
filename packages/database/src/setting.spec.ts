import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { integerSetting, requiredSetting, setting } from './setting.js';

let folder: string;
let file: string;
let empty: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'setting-spec-'));
  file = join(folder, 'secret');
  empty = join(folder, 'empty');
  await writeFile(file, 'from the file\n');
  await writeFile(empty, ' \n');
});

afterAll(() => rm(folder, { recursive: true }));

describe('setting', () => {
  it.each([
    ['the variable', () => ({ KEY: 'direct' }), 'direct'],
    ['the variable as it is, blanks included', () => ({ KEY: ' direct ' }), ' direct '],
    ['the file without its line end', () => ({ KEY_FILE: file }), 'from the file'],
    ['the variable rather than the file', () => ({ KEY: 'direct', KEY_FILE: file }), 'direct'],
    ['the file when the variable is empty', () => ({ KEY: '', KEY_FILE: file }), 'from the file'],
    ['nothing when both are empty', () => ({ KEY: '', KEY_FILE: '' }), undefined],
    ['nothing when neither is there', () => ({ OTHER: 'x' }), undefined],
  ])('reads %s', (_what, environment, expected) => {
    const value = setting(environment(), 'KEY');

    expect(value).toBe(expected);
  });

  it('names the setting and the file when the file cannot be read', () => {
    const missing = join(folder, 'missing');

    const read = () => setting({ KEY_FILE: missing }, 'KEY');

    expect(read).toThrow(`KEY_FILE names ${missing}, which cannot be read`);
  });

  it('does not take an empty file for a value', () => {
    const read = () => setting({ KEY_FILE: empty }, 'KEY');

    expect(read).toThrow(`KEY_FILE names ${empty}, which is empty`);
  });
});

describe('requiredSetting', () => {
  it.each([[{}], [{ KEY: '' }], [{ KEY_FILE: '' }]])('says of %j what is missing and what to do', (environment) => {
    const read = () => requiredSetting(environment, 'KEY', 'Give one.');

    expect(read).toThrow('KEY is not set. Give one.');
  });

  it('reads what is there', () => {
    expect(requiredSetting({ KEY: 'x' }, 'KEY', '')).toBe('x');
  });
});

describe('integerSetting', () => {
  const bounds = { min: 0, max: 65_535, otherwise: 3000 };

  it.each([
    [undefined, 3000],
    ['', 3000],
    ['0', 0],
    ['8080', 8080],
    ['65535', 65_535],
    ['+5', 5],
  ])('reads %j as %d', (text, expected) => {
    const value = integerSetting({ PORT: text }, 'PORT', bounds);

    expect(value).toBe(expected);
  });

  it.each(['-1', '65536', '1.5', 'abc', ' ', '80 ', '1e3', '0x50', '8080\n', 'NaN', 'Infinity', '9'.repeat(400)])(
    'refuses %j, naming the bounds',
    (text) => {
      const read = () => integerSetting({ PORT: text }, 'PORT', bounds);

      expect(read).toThrow(`PORT must be a whole number from 0 to 65535, not "${text}"`);
    },
  );

  it('reads a number from a file too', async () => {
    const port = join(folder, 'port');
    await writeFile(port, '8080\n');

    expect(integerSetting({ PORT_FILE: port }, 'PORT', bounds)).toBe(8080);
  });
});
