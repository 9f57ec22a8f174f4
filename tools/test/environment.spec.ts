import { expect, it } from '@jest/globals';
import { serviceEnvironment } from '../start/environment.ts';

it('hands on what is open, and of what is secret only what is meant for the program', () => {
  const ours = {
    PATH: '/bin',
    LOG_LEVEL: 'debug',
    DATABASE_URL: 'postgresql://u:leak@h/d',
    DATABASE_URL_FILE: '/run/leak',
    SEALING_PRIVATE_KEY: 'leak',
    SEALING_PRIVATE_KEY_FILE: '/run/leak',
    ADMIN_PASSWORD: 'leak',
  };

  const theirs = serviceEnvironment(ours, { SEALING_PUBLIC_KEY: 'public' });

  expect(theirs).toEqual({
    NODE_ENV: 'production',
    NO_COLOR: '1',
    PATH: '/bin',
    LOG_LEVEL: 'debug',
    SEALING_PUBLIC_KEY: 'public',
  });
});
