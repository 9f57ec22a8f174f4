import { describe, expect, it } from '@jest/globals';
import type { ImportHints } from '@image-catalog/database';
import type { RuleForImport } from '@image-catalog/database';
import { type Import, readImport, type Refusal } from './importable.js';

const DEBIAN: ImportHints = {
  uuid: '12345678-aaaa',
  scope: 'a',
  name: 'debian-12',
  path: null,
  architecture: 'x86_64',
  os_name: 'Debian',
  os_major: '12',
  os_minor: '',
  os_release_name: 'bookworm',
  os_family: 'Debian',
  os_readings: [],
  username: 'debian',
  state: 'active',
  owner: 'somebody',
  withdrawal: null,
  created_on: '2026-01-31',
  obstacle: null,
};

const RULE: RuleForImport = {
  id: 7,
  name: 'rule',
  search: '',
  action: 'import',
  operatingsystem_id: null,
  operatingsystem_title: null,
  architecture_id: null,
  architecture_name: null,
  username: null,
  user_data: null,
  name_template: null,
};

const read = (values: Partial<ImportHints>) => readImport({ ...DEBIAN, ...values });

it('makes an image and its operating system of the hints', () => {
  expect(read({})).toEqual({
    image: {
      uuid: '12345678-aaaa',
      name: 'debian-12',
      username: 'debian',
      user_data: true,
      architecture: 'x86_64',
      os_name: 'Debian',
      os_major: '12',
      os_minor: '',
      os_title: 'Debian 12',
      rule_id: null,
      rule_operatingsystem_id: null,
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
  ['is hidden at its source', { withdrawal: 'hidden' }, 'hidden'],
  ['has a uuid of 256 characters', { uuid: 'x'.repeat(256) }, 'uuid'],
  ['has no os name', { os_name: null }, 'operatingsystem'],
  ['has a blank os name', { os_name: ' ' }, 'operatingsystem'],
  ['has no major version', { os_major: null }, 'operatingsystem'],
  ['has a major version that is no number', { os_major: 'sid' }, 'operatingsystem'],
  ['has a major version of six digits', { os_major: '202601' }, 'operatingsystem'],
  ['has a major version of three numbers', { os_major: '1.2.3' }, 'operatingsystem'],
  ['may be one of several systems', { os_major: null, os_readings: ['Debian 11', 'Debian 12'] }, 'readings'],
  ['has no architecture', { architecture: null }, 'architecture'],
  ['has a blank architecture', { architecture: ' ' }, 'architecture'],
])('imports nothing that %s', (_, values, refusal) => {
  expect(read(values)).toBe(refusal);
});

it.each<[string, Partial<ImportHints>, Partial<NonNullable<Import['operatingsystem']>>]>([
  [
    'writes names without white space',
    { os_name: ' CentOS  Stream ' },
    { name: 'CentOS_Stream', title: 'CentOS_Stream 12' },
  ],
  ['takes a major version of two numbers', { os_major: '22.04' }, { major: '22.04', title: 'Debian 22.04' }],
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

it('keeps the name to the size of the column', () => {
  expect(read({ name: 'é'.repeat(256) })).toMatchObject({ image: { name: 'é'.repeat(255) } });
});

describe('a rule', () => {
  const by = (rule: Partial<RuleForImport>, values: Partial<ImportHints> = {}) =>
    readImport({ ...DEBIAN, ...values }, { ...RULE, ...rule });

  it('says instead of the hints what it says, and leaves the rest to them', () => {
    const rule = {
      operatingsystem_id: 3,
      operatingsystem_title: 'Rocky 9.4',
      architecture_id: 2,
      architecture_name: 'arm',
    };

    const result = by({ ...rule, username: 'cloud', user_data: false, name_template: '{os} on {architecture}' });

    expect(result).toEqual({
      image: {
        uuid: '12345678-aaaa',
        name: 'Rocky 9.4 on arm',
        username: 'cloud',
        user_data: false,
        architecture: 'arm',
        os_name: '',
        os_major: '',
        os_minor: '',
        os_title: 'Rocky 9.4',
        rule_id: 7,
        rule_operatingsystem_id: 3,
      },
      operatingsystem: null,
      can_create_operatingsystem: true,
    });
    expect(by({})).toMatchObject({ image: { username: 'debian', user_data: true, os_title: 'Debian 12', rule_id: 7 } });
  });

  it('makes up for hints that are not there', () => {
    const nothing = { os_name: null, os_major: null, architecture: null, username: null };

    expect(by({}, nothing)).toBe('operatingsystem');
    expect(by({ operatingsystem_id: 3, operatingsystem_title: 'Rocky 9.4' }, nothing)).toBe('architecture');
    expect(
      by(
        { operatingsystem_id: 3, operatingsystem_title: 'Rocky 9.4', architecture_id: 2, architecture_name: 'arm' },
        nothing,
      ),
    ).toMatchObject({ image: { username: 'root' } });
  });

  it('that ignores, ignores whatever the hints say', () => {
    expect(by({ action: 'ignore' })).toBe('ignored');
    expect(by({ action: 'ignore' }, { state: 'queued' })).toBe('ignored');
  });

  it('imports nothing that is not active or has too long a uuid', () => {
    expect(by({}, { state: 'queued' })).toBe('state');
    expect(by({}, { uuid: 'x'.repeat(256) })).toBe('uuid');
  });

  it.each<[string, Partial<ImportHints>, string]>([
    ['{name}', {}, 'debian-12'],
    ['{uuid} {owner} {created}', {}, '12345678-aaaa somebody 2026-01-31'],
    ['{os}/{architecture}', {}, 'Debian 12/x86_64'],
    ['{owner}', { owner: null }, 'debian-12'],
    ['  {created}  ', { created_on: null }, 'debian-12'],
    ['{other} {Name}', {}, '{other} {Name}'],
    ['{name}', { name: '{uuid}' }, '{uuid}'],
    ['{name}{name}', { name: 'x'.repeat(200) }, 'x'.repeat(255)],
  ])('names by %s', (name_template, values, name) => {
    expect(by({ name_template }, values)).toMatchObject({ image: { name } });
  });
});
