import { describe, expect, it } from '@jest/globals';
import { judge } from '../../test/judge.js';
import { CreateUserDto } from './create-user.dto.js';
import { UpdateUserDto } from './update-user.dto.js';

const USER = { login: 'jane', password: 'long enough', auth_source_id: 1 };
const BLANK = "can't be blank";
const INVALID = 'is invalid';

describe('CreateUserDto', () => {
  it.each([
    ['login', 'jane', []],
    ['login', ' jane ', []],
    ['login', String.raw`CORP\jane.doe-1_2@example.com$#+`, []],
    ['login', 'jäne', []],
    ['login', '', [BLANK]],
    ['login', null, [BLANK]],
    ['login', 'jane doe', [INVALID]],
    ['login', 'jane:doe', [INVALID]],
    ['login', 'jane/doe', [INVALID]],
    ['login', 'a'.repeat(101), ['is too long (maximum is 100 characters)']],
    ['login', 'Current_User', ['is reserved']],
    ['login', 'foreman_admin', ['is reserved']],
    ['firstname', "Jane-Marie O'Hara", []],
    ['firstname', null, []],
    ['firstname', 'Jane!', [INVALID]],
    ['lastname', 'x'.repeat(51), ['is too long (maximum is 50 characters)']],
    ['mail', 'jane@example.com', []],
    ['mail', 'jane+x@mail.example-1.com', []],
    ['mail', '', []],
    ['mail', 'jane', [INVALID]],
    ['mail', 'jane@', [INVALID]],
    ['mail', 'jane@x..y', [INVALID]],
    ['mail', 'jane@example.com, joe@example.com', [INVALID]],
    ['mail', `${'a'.repeat(250)}@x.de`, ['is too long (maximum is 254 characters)']],
    ['locale', 'pt_BR', []],
    ['locale', 'german', ['is too long (maximum is 5 characters)', INVALID]],
    ['locale', 'xx', []],
    ['timezone', 'Berlin', []],
    ['timezone', 'Pacific Time (US & Canada)', []],
    ['timezone', "Nuku'alofa", []],
    ['timezone', 'Europe/Berlin', []],
    ['timezone', 'Asia/Calcutta', []],
    ['timezone', 'Etc/GMT+5', []],
    ['timezone', 'EST5EDT', []],
    ['timezone', '', []],
    ['timezone', ' ', []],
    ['timezone', null, []],
    ['timezone', 'Mars', ['is not valid']],
    ['timezone', 'berlin', ['is not valid']],
    ['timezone', 'europe/berlin', ['is not valid']],
    ['timezone', '+02:00', ['is not valid']],
    ['timezone', 7, ['is not valid']],
    ['timezone', 'x'.repeat(256), ['is not valid', 'is too long (maximum is 255 characters)']],
    ['password', '12345678', []],
    ['password', ' spaces ', []],
    ['password', '🔑🔑🔑🔑🔑🔑🔑🔑', []],
    ['password', 'x', []],
    ['auth_source_id', 1, []],
    ['auth_source_id', '1', []],
    ['auth_source_id', 0, []],
    ['auth_source_id', null, [BLANK]],
    ['auth_source_id', ' ', [BLANK]],
    ['auth_source_id', {}, [BLANK]],
    ['password', '', [BLANK]],
    ['password', 'x'.repeat(1025), ['is too long (maximum is 1024 characters)']],
    ['password_confirmation', 'long enough', []],
    ['password_confirmation', 'another one', ["doesn't match Password"]],
  ])('judges the %s %j', (attribute, value, expected) => {
    const { errors } = judge(CreateUserDto, { ...USER, [attribute]: value });

    expect(errors[attribute] ?? []).toEqual(expected);
  });
});

describe('UpdateUserDto', () => {
  it.each([
    [{}, {}],
    [{ login: '' }, { login: [BLANK] }],
    [{ password: '' }, {}],
    [{ password: null }, {}],
    [{ password: 'short' }, {}],
    [
      { password: 'long enough', password_confirmation: 'other' },
      { password_confirmation: ["doesn't match Password"] },
    ],
  ])('judges %j by what is given', (payload, expected) => {
    const { errors } = judge(UpdateUserDto, payload);

    expect(errors).toEqual(expected);
  });
});
