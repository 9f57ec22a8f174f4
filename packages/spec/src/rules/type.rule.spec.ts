import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import { CreateComputeResourceDto } from '../compute-resources/create-compute-resource.dto.js';
import { CreateImageDto } from '../images/create-image.dto.js';
import { CreateOperatingsystemDto } from '../operatingsystems/create-operatingsystem.dto.js';

function messages(dto: object): unknown {
  return validateSync(dto).map(({ property, constraints }) => [property, Object.values(constraints ?? {})]);
}

const image = { username: 'root', name: 'n', uuid: 'u' };
const os = { name: 'Debian', major: '13' };

// What a program that skips class-transformer may fill in by mistake.
describe('a DTO that was filled by hand', () => {
  it.each([
    ['a text for an id', { ...image, architecture_id: '5' }, ['architecture_id', ['must be an integer']]],
    ['half an id', { ...image, architecture_id: 1.5 }, ['architecture_id', ['must be an integer']]],
    ['a text for a flag', { ...image, user_data: 'true' }, ['user_data', ['must be true or false']]],
    ['a number for a name', { ...image, name: 5 }, ['name', ['must be a string']]],
    ['a list for a password', { ...image, password: ['x'] }, ['password', ['must be a string']]],
  ])('is refused for %s', (_what, given, expected) => {
    const errors = messages(Object.assign(new CreateImageDto(), given));

    expect(errors).toEqual([expected]);
  });

  it.each([
    ['one id', { architecture_ids: 5 }, ['architecture_ids', ['must be a list of integers']]],
    ['ids as text', { architecture_ids: ['5'] }, ['architecture_ids', ['must be a list of integers']]],
    ['numbers for names', { architecture_names: [5] }, ['architecture_names', ['must be a list of strings']]],
  ])('is refused for %s where a list belongs', (_what, given, expected) => {
    const errors = messages(Object.assign(new CreateOperatingsystemDto(), os, given));

    expect(errors).toEqual([expected]);
  });

  it('is fine when every type is right', () => {
    const given = { name: 'cr', provider: 'EC2', user: 'u', password: 'p', caching_enabled: null, location_ids: [1] };

    const errors = messages(Object.assign(new CreateComputeResourceDto(), given));

    expect(errors).toEqual([]);
  });
});
