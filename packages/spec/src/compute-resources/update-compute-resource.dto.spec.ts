import { describe, expect, it } from '@jest/globals';
import { judge } from '../../test/judge.js';
import { PROVIDER_KINDS } from '../provider-kinds.js';
import { UpdateComputeResourceDto } from './update-compute-resource.dto.js';

describe('UpdateComputeResourceDto', () => {
  it.each(PROVIDER_KINDS.map(({ name }) => name))('asks of %s nothing that is not given', (provider) => {
    const { errors } = judge(UpdateComputeResourceDto, { provider, description: 'new' });

    expect(errors).toEqual({});
  });

  it.each([
    [{ name: '' }, { name: ["can't be blank"] }],
    [{ provider: 'Libvirt', url: '' }, { url: ['is invalid', "can't be blank"] }],
    [{ provider: 'Openstack', url: 'https://keystone' }, { url: ['must end with /v2 or /v3'] }],
    [{ provider: 'EC2', password: '' }, { password: ["can't be blank"] }],
    [{ provider: 'Vmware', server: null }, { server: ["can't be blank"] }],
    [{ provider: 'Vmware', server: 'x'.repeat(256) }, { url: ['is too long (maximum is 255 characters)'] }],
    [{ provider: 'Vmware', datacenter: 'x'.repeat(256) }, { uuid: ['is too long (maximum is 255 characters)'] }],
    [{ password: '' }, {}],
    [{ url: 'anything' }, {}],
  ])('judges %j by what is given', (payload, expected) => {
    const { errors } = judge(UpdateComputeResourceDto, payload);

    expect(errors).toEqual(expected);
  });
});
