import type { ImportHints } from '@image-catalog/database';
import { expect, it } from '@jest/globals';
import { type Import, readImport, type Refusal } from './importable.js';

const DEBIAN: ImportHints = {
  uuid: '12345678-aaaa',
  name: 'debian-12',
  architecture: 'x86_64',
  os_name: 'Debian',
  os_major: '12',
  os_minor: '',
  os_release_name: 'bookworm',
  os_family: 'Debian',
  username: 'debian',
  state: 'active',
};

const read = (values: Partial<ImportHints>) => readImport({ ...DEBIAN, ...values });

it('makes an image and its operating system of the hints', () => {
  expect(read({})).toEqual({
    image: {
      uuid: '12345678-aaaa',
      name: 'debian-12',
      second_name: 'debian-12 (12345678)',
      username: 'debian',
      architecture: 'x86_64',
      os_name: 'Debian',
      os_major: '12',
      os_minor: '',
      os_title: 'Debian 12',
    },
    operatingsystem: {
      name: 'Debian',
      major: '12',
      minor: '',
      family: 'Debian',
      release_name: 'bookworm',
      title: 'Debian 12',
    },
    can_create_operatingsystem: true,
  });
});

it.each<[string, Partial<ImportHints>, Refusal]>([
  ['is not active', { state: 'queued' }, 'state'],
  ['has a uuid of 256 characters', { uuid: 'x'.repeat(256) }, 'uuid'],
  ['has no os name', { os_name: null }, 'operatingsystem'],
  ['has a blank os name', { os_name: ' ' }, 'operatingsystem'],
  ['has no major version', { os_major: null }, 'operatingsystem'],
  ['has a major version that is no number', { os_major: 'sid' }, 'operatingsystem'],
  ['has a major version of six digits', { os_major: '202601' }, 'operatingsystem'],
  ['has no architecture', { architecture: null }, 'architecture'],
  ['has a blank architecture', { architecture: ' ' }, 'architecture'],
])('imports nothing that %s', (_, values, refusal) => {
  expect(read(values)).toBe(refusal);
});

it.each<[string, Partial<ImportHints>, Partial<Import['operatingsystem']>]>([
  [
    'writes names without white space',
    { os_name: ' CentOS  Stream ' },
    { name: 'CentOS_Stream', title: 'CentOS_Stream 12' },
  ],
  ['takes a minor version', { os_minor: '04' }, { minor: '04', title: 'Debian 12.04' }],
  ['takes a minor version of several parts', { os_minor: '4.1' }, { minor: '4.1' }],
  ['leaves out a minor version that is none', { os_minor: 'beta' }, { minor: '', title: 'Debian 12' }],
  ['leaves out a minor version that is too long', { os_minor: '1'.repeat(17) }, { minor: '' }],
  ['takes no minor version for none', { os_minor: null }, { minor: '' }],
  ['deduces a family', { os_name: 'Rocky', os_family: null }, { family: 'Redhat' }],
  ['deduces a family where the hint is none of them', { os_name: 'Rocky', os_family: 'RedHat' }, { family: 'Redhat' }],
  ['knows that some have no family', { os_name: 'Alpine', os_family: null }, { family: null }],
  ['cuts a title to its column', { os_name: 'x'.repeat(255) }, { name: 'x'.repeat(255), title: 'x'.repeat(255) }],
  ['writes release names in lower case', { os_release_name: ' Bookworm ' }, { release_name: 'bookworm' }],
])('%s', (_, values, operatingsystem) => {
  expect(read(values)).toMatchObject({ operatingsystem });
});

it.each<[string, Partial<ImportHints>, boolean]>([
  ['a Debian with a release name', {}, true],
  ['a Debian without', { os_release_name: null }, false],
  ['an Ubuntu without', { os_name: 'Ubuntu', os_family: null, os_release_name: ' ' }, false],
  ['another without', { os_name: 'Rocky', os_family: 'Redhat', os_release_name: null }, true],
])('may create %s: %3$s', (_, values, can_create_operatingsystem) => {
  expect(read(values)).toMatchObject({ can_create_operatingsystem });
});

it.each([
  [null, 'root'],
  [' ', 'root'],
  ['ubuntu', 'ubuntu'],
])('takes the login %j for %s', (username, expected) => {
  expect(read({ username })).toMatchObject({ image: { username: expected } });
});

it('keeps both names to the size of the column', () => {
  const result = read({ name: 'é'.repeat(255) }) as Import;

  expect(result.image.name).toBe('é'.repeat(255));
  expect(result.image.second_name).toBe(`${'é'.repeat(244)} (12345678)`);
});
