import { describe, expect, it } from '@jest/globals';
import { judge } from '../../test/judge.js';
import { CreateImageDto } from './create-image.dto.js';

const BLANK = "can't be blank";
const whole = { username: 'root', name: 'Debian 13', uuid: 'debian-13', operatingsystem_id: 1, architecture_id: 2 };

describe('CreateImageDto', () => {
  it.each([
    ['nothing', {}],
    ['null', { username: null, name: null, uuid: null }],
    ['blanks', { username: '', name: ' ', uuid: '\t\n' }],
    ['what Rails drops', { username: ['a'], name: {}, uuid: [] }],
  ])("finds everything missing in %s, in Foreman's order", (_what, payload) => {
    const { errors } = judge(CreateImageDto, payload);

    expect(Object.entries(errors)).toEqual([
      ['username', [BLANK]],
      ['name', [BLANK]],
      ['uuid', [BLANK]],
    ]);
  });

  it('says of each attribute what is wrong, the length first', () => {
    const { errors } = judge(CreateImageDto, { ...whole, name: 'n'.repeat(256), iam_role: 'r'.repeat(256), uuid: '' });

    expect(errors).toEqual({
      name: ['is too long (maximum is 255 characters)'],
      uuid: [BLANK],
      iam_role: ['is too long (maximum is 255 characters)'],
    });
  });

  it('keeps what is known and drops everything else', () => {
    const payload = { ...whole, id: 7, created_at: 'x', origin: 'sync', password: ' secret ', constructor: 1 };

    const { dto } = judge(CreateImageDto, payload);

    expect(dto).toEqual({ ...whole, password: ' secret ' });
  });

  // The first API generation documents ids and user_data as text, the current one as numbers and booleans.
  describe.each([
    ['first', { operatingsystem_id: '1', compute_resource_id: '3', architecture_id: '2', user_data: 'true' }],
    ['current', { operatingsystem_id: 1, compute_resource_id: 3, architecture_id: 2, user_data: true }],
  ])('in the %s API generation', (_generation, typed) => {
    it('gives numbers and booleans', () => {
      const { dto, errors } = judge(CreateImageDto, { ...whole, ...typed });

      expect(errors).toEqual({});
      expect(dto).toMatchObject({ operatingsystem_id: 1, compute_resource_id: 3, architecture_id: 2, user_data: true });
    });
  });

  it.each([
    [true, true],
    ['true', true],
    [1, true],
    ['1', true],
    [false, false],
    ['false', false],
    [0, false],
    ['0', false],
    ['', null],
    [null, null],
    [[true], undefined],
  ])('reads user_data %j as %j', (user_data, expected) => {
    const { dto, errors } = judge(CreateImageDto, { ...whole, user_data });

    expect(errors).toEqual({});
    expect(dto.user_data).toBe(expected);
  });

  it('lets the three ids be null, for the service to answer', () => {
    const ids = { operatingsystem_id: null, compute_resource_id: null, architecture_id: null };

    const { dto, errors } = judge(CreateImageDto, { ...whole, ...ids });

    expect(errors).toEqual({});
    expect(dto).toMatchObject(ids);
  });

  it('takes numbers where a text belongs', () => {
    const { dto, errors } = judge(CreateImageDto, { username: 0, name: 13, uuid: 42 });

    expect(errors).toEqual({});
    expect(dto).toEqual({ username: '0', name: '13', uuid: '42' });
  });
});
