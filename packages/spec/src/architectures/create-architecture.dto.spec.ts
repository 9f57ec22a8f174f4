import { describe, expect, it } from '@jest/globals';
import { judge } from '../../test/judge.js';
import { CreateArchitectureDto } from './create-architecture.dto.js';
import { UpdateArchitectureDto } from './update-architecture.dto.js';

const BLANK = "can't be blank";
const SPACES = "can't contain spaces.";
const LONG = 'is too long (maximum is 255 characters)';

describe('CreateArchitectureDto', () => {
  it.each([
    ['x86_64', []],
    [' x86_64 ', []],
    ['x86.64/é', []],
    ['a\u00a0b', []],
    [64, []],
    ['', [BLANK]],
    [null, [BLANK]],
    [undefined, [BLANK]],
    ['x86 64', [SPACES]],
    ['x86\n64', [SPACES]],
    ['x\t64', [SPACES]],
    [`${'a'.repeat(200)} ${'b'.repeat(200)}`, [LONG, SPACES]],
  ])('judges the name %j', (name, expected) => {
    const { errors } = judge(CreateArchitectureDto, { name });

    expect(errors['name'] ?? []).toEqual(expected);
  });

  it('reads lists of operating systems', () => {
    const { dto, errors } = judge(CreateArchitectureDto, {
      name: 'x',
      operatingsystem_ids: ['1', 2, 2],
      operatingsystem_names: ['Debian 13', ''],
    });

    expect(errors).toEqual({});
    expect(dto).toEqual({ name: 'x', operatingsystem_ids: [1, 2], operatingsystem_names: ['Debian 13'] });
  });
});

describe('UpdateArchitectureDto', () => {
  it.each([
    [{}, {}],
    [{ operatingsystem_ids: [] }, {}],
    [{ name: 'arm64' }, {}],
    [{ name: '' }, { name: [BLANK] }],
    [{ name: null }, { name: [BLANK] }],
    [{ name: 'a b' }, { name: [SPACES] }],
  ])('judges %j by what is given', (payload, expected) => {
    const { errors } = judge(UpdateArchitectureDto, payload);

    expect(errors).toEqual(expected);
  });
});
