import { describe, expect, it } from '@jest/globals';
import { judge } from '../../test/judge.js';
import { UpdateImageDto } from './update-image.dto.js';

const BLANK = "can't be blank";

describe('UpdateImageDto', () => {
  it.each([
    ['nothing', {}, {}],
    ['one attribute', { name: 'new' }, {}],
    ['a password', { password: 'secret' }, {}],
    ['no password any more', { password: null }, {}],
    ['a blank name', { name: '' }, { name: [BLANK] }],
    ['null where a text is required', { username: null, uuid: null }, { username: [BLANK], uuid: [BLANK] }],
    ['a long uuid', { uuid: 'u'.repeat(256) }, { uuid: ['is too long (maximum is 255 characters)'] }],
  ])('judges %s', (_what, payload, expected) => {
    const { errors } = judge(UpdateImageDto, payload);

    expect(errors).toEqual(expected);
  });

  it('sets nothing that the client did not send', () => {
    const { dto } = judge(UpdateImageDto, { user_data: 'off', architecture_id: '5' });

    expect(Object.entries(dto)).toEqual([
      ['architecture_id', 5],
      ['user_data', false],
    ]);
  });
});
