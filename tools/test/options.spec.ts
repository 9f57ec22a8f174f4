import { describe, expect, it } from '@jest/globals';
import { HELP, readOptions, readPort } from '../start/options.ts';

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
    ['what "pnpm start --" hands on', ['--', '--sample'], { sample: true }],
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

describe('readPort', () => {
  it.each(['-1', '65536', '3000.5', '0x10', '', ' 80', '1e3'])('refuses "%s"', (text) => {
    expect(() => readPort(text, 'PORT')).toThrow(`PORT must be a whole number from 0 to 65535, not "${text}".`);
  });
});
