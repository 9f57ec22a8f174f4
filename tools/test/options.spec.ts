import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readBackupOptions } from '../start/backup/run-backup.ts';
import { HELP, readOptions, readPort, withoutDashes } from '../start/options.ts';
import { readRestoreOptions } from '../start/restore/run-restore.ts';

const NOTHING = { help: false, sample: false, resetPassword: false, port: undefined, dataFolder: '/repo/.data' };

describe('readOptions', () => {
  it.each([
    ['nothing', [], {}],
    ['a sample', ['--sample'], { sample: true }],
    ['a port', ['--port', '8080'], { port: 8080 }],
    ['a port in one word', ['--port=0'], { port: 0 }],
    ['a folder of the repository', ['--data', 'other'], { dataFolder: '/repo/other' }],
    ['a folder elsewhere', ['--data', '/srv/catalog'], { dataFolder: '/srv/catalog' }],
    ['a reset', ['--reset-password'], { resetPassword: true }],
    ['help', ['-h'], { help: true }],
  ])('reads %s', (_what, words, expected) => {
    const options = readOptions(words, '/repo');

    expect(options).toEqual({ ...NOTHING, ...expected });
  });

  it.each([
    ['an unknown option', ['--smaple'], /^Unknown option '--smaple'\. See: .*--help$/],
    ['a word', ['sample'], /^Unexpected argument 'sample'\. See/],
    ['an option without its value', ['--port'], /^Option '--port <value>' argument missing\. See/],
    ['a value where none belongs', ['--sample=yes'], /^Option '--sample' does not take an argument\. See/],
    ['a port that is none', ['--port', 'http'], /^--port must be a whole number from 0 to 65535, not "http"\.$/],
  ])('refuses %s and says where to look', (_what, words, message) => {
    expect(() => readOptions(words, '/repo')).toThrow(message);
  });

  it('names every option in the help', () => {
    for (const option of ['--sample', '--port', '--data', '--reset-password', '--help']) expect(HELP).toContain(option);
  });
});

it('leaves out the dashes that "pnpm start --" hands on', () => {
  expect(withoutDashes(['--', '--sample'])).toEqual(['--sample']);
  expect(withoutDashes(['backup', '--'])).toEqual(['backup', '--']);
});

describe('readBackupOptions', () => {
  const now = new Date('2026-01-31T12:34:56.789Z');
  const read = (...words: string[]) => readBackupOptions(words, '/repo', now);

  it.each([
    ['nothing', [], { file: resolve('image-catalog-20260131T123456Z.tar.gz') }],
    ['a file', ['/b/file'], { file: '/b/file' }],
    ['a folder of the repository', ['/b/file', '--data', 'other'], { file: '/b/file', dataFolder: '/repo/other' }],
    ['a file to verify', ['--verify', '/b/file'], { verify: '/b/file' }],
    ['help', ['-h'], { help: true }],
  ])('reads %s', (_what, words, expected) => {
    const nothing = { help: false, verify: undefined, dataFolder: '/repo/.data' };

    expect(read(...words)).toMatchObject({ ...nothing, ...expected });
  });

  it.each([
    ['a second file', ['a', 'b'], /^Unexpected argument 'b'\. See: .* backup --help$/],
    ['a file beside one to verify', ['a', '--verify', 'b'], /^Unexpected argument 'a'\. See: .* backup --help$/],
    ['an unknown option', ['--verfy'], /^Unknown option '--verfy'\. See: .* backup --help$/],
  ])('refuses %s', (_what, words, message) => {
    expect(() => read(...words)).toThrow(message);
  });
});

describe('readRestoreOptions', () => {
  it('reads the file and the folder', () => {
    const options = readRestoreOptions(['/b/file', '--data', '/d'], '/repo');

    expect(options).toEqual({ help: false, file: '/b/file', dataFolder: '/d' });
  });

  it.each([
    ['no file', [], /^The backup file is missing\. See: .* restore --help$/],
    ['two files', ['a', 'b'], /^Unexpected argument 'b'\. See: .* restore --help$/],
    ['an unknown option', ['a', '--force'], /^Unknown option '--force'\. See: .* restore --help$/],
  ])('refuses %s', (_what, words, message) => {
    expect(() => readRestoreOptions(words, '/repo')).toThrow(message);
  });
});

describe('readPort', () => {
  it.each(['-1', '65536', '3000.5', '0x10', '', ' 80', '1e3'])('refuses "%s"', (text) => {
    expect(() => readPort(text, 'PORT')).toThrow(`PORT must be a whole number from 0 to 65535, not "${text}".`);
  });
});
