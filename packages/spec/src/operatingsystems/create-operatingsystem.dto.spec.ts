import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import { judge } from '../../test/judge.js';
import { CreateOperatingsystemDto } from './create-operatingsystem.dto.js';
import { CreateParameterDto } from '../parameters/create-parameter.dto.js';
import { UpdateOperatingsystemDto } from './update-operatingsystem.dto.js';

const whole = { name: 'Debian', major: '13' };
const NUMBER = 'is not a number';
const REQUIRED = 'Operating System version is required';
const MINOR = 'Operating System minor version must be in N or N.N format';
const FAMILIES =
  'must be one of [ AIX, Altlinux, Archlinux, Coreos, Debian, Fcos, Freebsd, Gentoo, Junos, NXOS, Rancheros, Redhat, ' +
  'Rhcos, Solaris, Suse, VRP, Windows, Xenserver ]';

describe('CreateOperatingsystemDto', () => {
  it('finds everything missing in nothing', () => {
    const { errors } = judge(CreateOperatingsystemDto, {});

    expect(errors).toEqual({ name: ["can't be blank"], major: [NUMBER, REQUIRED] });
  });

  it.each([
    ['name', 'Red Hat', ["can't contain spaces."]],
    ['name', 'n'.repeat(256), ['is too long (maximum is 255 characters)']],
    ['major', 13, []],
    ['major', '7.9', []],
    ['major', '', [NUMBER, REQUIRED]],
    ['major', 'x', [NUMBER]],
    ['major', '13a', [NUMBER]],
    ['major', '123456', ['is too long (maximum is 5 characters)']],
    ['major', 'abcdef', ['is too long (maximum is 5 characters)', NUMBER]],
    ['minor', 4, []],
    ['minor', '4.1.2', []],
    ['minor', '', []],
    ['minor', null, []],
    ['minor', 'x', [MINOR]],
    ['minor', '4.', [MINOR]],
    ['minor', '4\n5', [MINOR]],
    ['minor', '1.'.repeat(9), ['is too long (maximum is 16 characters)', MINOR]],
    ['description', '', []],
    ['description', 'd'.repeat(256), ['is too long (maximum is 255 characters)']],
    ['family', 'Redhat', []],
    ['family', null, []],
    ['family', 'redhat', [FAMILIES]],
    ['password_hash', 'SHA512', []],
    ['password_hash', 'Base64-Windows', []],
    ['password_hash', 'SHA1', ['is not included in the list']],
    ['password_hash', null, ['is not included in the list']],
    ['password_hash', '', ['is not included in the list']],
    ['family', false, []],
    ['family', true, [FAMILIES]],
    ['os_parameters_attributes', [], []],
    ['os_parameters_attributes', null, []],
    ['os_parameters_attributes', 'x', []],
  ])('judges %s %j', (attribute, value, expected) => {
    const { errors } = judge(CreateOperatingsystemDto, { ...whole, [attribute]: value });

    expect(errors).toEqual(expected.length > 0 ? { [attribute]: expected } : {});
  });

  it.each([
    ['Trixie', 'trixie'],
    ['', ''],
    [null, null],
    [undefined, undefined],
  ])('reads the release name %j as %j', (release_name, expected) => {
    const { dto } = judge(CreateOperatingsystemDto, { ...whole, release_name });

    expect(dto.release_name).toBe(expected);
  });

  it('reads numbers as Foreman does: versions as text, ids as numbers', () => {
    const { dto } = judge(CreateOperatingsystemDto, { ...whole, major: 7, minor: 9, architecture_ids: ['1', 2] });

    expect(dto).toMatchObject({ major: '7', minor: '9', architecture_ids: [1, 2] });
  });
});

describe('os_parameters_attributes', () => {
  const judgeParameters = (os_parameters_attributes: unknown) =>
    judge(CreateOperatingsystemDto, { ...whole, os_parameters_attributes });

  it('reads a list of parameters', () => {
    const { dto, errors } = judgeParameters([
      { name: ' n ', value: 'v', hidden_value: '1', priority: 1 },
      { name: 'list', value: [1, 2], parameter_type: 'array' },
      { name: 'none', value: null },
    ]);

    expect(errors).toEqual({});
    expect(dto.os_parameters_attributes?.every((member) => member instanceof CreateParameterDto)).toBe(true);
    expect(dto.os_parameters_attributes).toMatchObject([
      { name: 'n', value: 'v', hidden_value: true },
      { name: 'list', parameter_type: 'array' },
      { name: 'none', value: null },
    ]);
    expect(dto.os_parameters_attributes?.[0]).not.toHaveProperty('priority');
  });

  it('reads an object whose keys count as a list, as Rails does', () => {
    const { dto, errors } = judgeParameters({ 0: { name: 'a' }, 1: { name: 'b' } });

    expect(errors).toEqual({});
    expect(dto.os_parameters_attributes?.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it.each([
    ['no name', [{ value: 'v' }], ["can't be blank"]],
    ['a blank name', [{ name: ' ' }], ["can't be blank"]],
    ['a name with spaces', [{ name: 'a b' }], ["can't contain spaces."]],
    ['a long name', [{ name: 'n'.repeat(256) }], ['is too long (maximum is 255 characters)']],
    ['an unknown type', [{ name: 'a', parameter_type: 'date' }], ['invalid']],
    ['the second member', [{ name: 'a' }, { name: '' }], ["can't be blank"]],
    ['a name twice', [{ name: 'a' }, { name: ' a ' }], ['Please ensure the following parameters name are unique']],
    ['null', [null], ['must be a list of parameters']],
    ['a text', ['name'], ['must be a list of parameters']],
  ])('refuses %s', (_what, parameters, expected) => {
    const { errors } = judgeParameters(parameters);

    expect(errors).toEqual({ os_parameters_attributes: expected });
  });

  it('refuses more YAML than others may be made to wait for, wherever it stands in the list', () => {
    const parameters = (count: number) =>
      Array.from({ length: count }, (_, n) => ({
        name: `p${n}`,
        parameter_type: 'yaml',
        value: `a: ${'x'.repeat(8_000)}`,
      }));

    expect(judgeParameters(parameters(8)).errors).toEqual({});
    const { os_parameters_attributes: messages } = judgeParameters(parameters(100)).errors;
    expect(new Set(messages)).toEqual(new Set(['is invalid yaml']));
    expect(messages).toHaveLength(92);
  });

  it('refuses a list inside the list, which class-validator alone would let pass', () => {
    const { errors } = judgeParameters([[{ name: 'a' }]]);

    expect(errors['os_parameters_attributes']?.[0]).toBe('must be a list of parameters');
  });

  it('refuses members that another copy of class-transformer left plain, whatever the validator was told', () => {
    const dto = Object.assign(new CreateOperatingsystemDto(), { ...whole, os_parameters_attributes: [{ name: '' }] });

    const [error] = validateSync(dto, { forbidUnknownValues: false });

    expect(error?.property).toBe('os_parameters_attributes');
    expect(error?.constraints).toEqual({ isListOf: 'must be a list of parameters' });
  });
});

describe('UpdateOperatingsystemDto', () => {
  it.each([
    [{}, {}],
    [{ minor: '1' }, {}],
    [{ name: '' }, { name: ["can't be blank"] }],
    [{ major: null }, { major: [NUMBER, REQUIRED] }],
    [{ major: 'x' }, { major: [NUMBER] }],
    [{ os_parameters_attributes: [{}] }, { os_parameters_attributes: ["can't be blank"] }],
  ])('judges %j by what is given', (payload, expected) => {
    const { errors } = judge(UpdateOperatingsystemDto, payload);

    expect(errors).toEqual(expected);
  });
});
