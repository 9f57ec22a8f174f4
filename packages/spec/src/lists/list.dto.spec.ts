import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ListArchitecturesDto } from '../architectures/list-architectures.dto.js';
import { ListComputeResourcesDto } from '../compute-resources/list-compute-resources.dto.js';
import { ListImagesDto } from '../images/list-images.dto.js';
import { ListOperatingsystemsDto } from '../operatingsystems/list-operatingsystems.dto.js';
import { judge } from '../../test/judge.js';
import { ListDto } from './list.dto.js';

describe('ListDto', () => {
  it.each([
    [{}, {}],
    [
      { page: 2, per_page: 50 },
      { page: 2, per_page: 50 },
    ],
    [
      { page: '2', per_page: '50' },
      { page: 2, per_page: 50 },
    ],
    [
      { page: ' 2 ', per_page: '+50' },
      { page: 2, per_page: 50 },
    ],
    [{ page: '', per_page: '' }, {}],
    [{ page: null, per_page: null }, {}],
    [{ per_page: 'all' }, { per_page: 'all' }],
    [{ per_page: 0 }, { per_page: 0 }],
    [{ per_page: 4_294_967_296 }, { per_page: 4_294_967_296 }],
    [{ per_page: '4294967296' }, { per_page: 4_294_967_296 }],
    [{ page: Number.MAX_SAFE_INTEGER }, { page: Number.MAX_SAFE_INTEGER }],
    [
      { search: 'name="x"', order: 'name DESC' },
      { search: 'name="x"', order: 'name DESC' },
    ],
    [
      { search: '', order: '' },
      { search: '', order: '' },
    ],
    [
      { search: null, order: null },
      { search: null, order: null },
    ],
    [{ search: ' x ' }, { search: ' x ' }],
    [{ limit: 5, offset: 3 }, {}],
  ])('reads %j', (payload, expected) => {
    const { dto, errors } = judge(ListDto, payload);

    expect(errors).toEqual({});
    expect(dto).toEqual(expected);
  });

  it.each([
    [{ page: 0 }, { page: ['invalid page: 0'] }],
    [{ page: '-1' }, { page: ['invalid page: -1'] }],
    [{ page: 'abc' }, { page: ['invalid page: abc'] }],
    [{ page: 1.5 }, { page: ['invalid page: 1.5'] }],
    [{ page: '1e3' }, { page: ['invalid page: 1e3'] }],
    [{ page: '0x10' }, { page: ['invalid page: 0x10'] }],
    [{ page: '2\u00a03' }, { page: ['invalid page: 2\u00a03'] }],
    [{ page: true }, { page: ['invalid page: true'] }],
    [{ page: ['1'] }, { page: ['invalid page: ["1"]'] }],
    [{ page: { $gt: 1 } }, { page: ['invalid page: {"$gt":1}'] }],
    [{ page: '9007199254740992' }, { page: ['invalid page: 9007199254740992'] }],
    [{ page: 'x'.repeat(1000) }, { page: [`invalid page: ${'x'.repeat(40)}`] }],
    [{ page: 'all' }, { page: ['invalid page: all'] }],
    [{ per_page: -5 }, { per_page: ['invalid per_page: -5'] }],
    [{ per_page: 'abc' }, { per_page: ['invalid per_page: abc'] }],
    [{ per_page: 'ALL' }, { per_page: ['invalid per_page: ALL'] }],
    [{ per_page: false }, { per_page: ['invalid per_page: false'] }],
    [{ per_page: '9'.repeat(400) }, { per_page: ['invalid per_page: Infinity'] }],
    [{ search: ['a', 'b'] }, { search: ['search must be a string'] }],
    [{ search: { name: 'x' } }, { search: ['search must be a string'] }],
    [{ order: 5 }, { order: ['order must be a string'] }],
  ])('refuses %j', (payload, expected) => {
    const { errors } = judge(ListDto, payload);

    expect(errors).toEqual(expected);
  });

  it('gives a page and a size that can be computed with, or says what is wrong', () => {
    const anyValue = fc.oneof(fc.jsonValue(), fc.integer(), fc.integer().map(String), fc.maxSafeNat().map(String));

    const property = fc.property(anyValue, anyValue, (page, per_page) => {
      const { dto, errors } = judge(ListDto, { page, per_page });
      const isPage = dto.page === undefined || (Number.isSafeInteger(dto.page) && dto.page >= 1);
      const isSize = [undefined, 'all'].includes(dto.per_page as undefined) || Number.isSafeInteger(dto.per_page);
      return isPage === !('page' in errors) && (isSize || 'per_page' in errors);
    });

    fc.assert(property);
  });
});

describe('the lists of each resource', () => {
  it.each([
    [ListImagesDto, { compute_resource_id: 1, architecture_id: 'x86_64', operatingsystem_id: '13' }],
    [ListOperatingsystemsDto, { architecture_id: 'x86_64' }],
    [ListArchitecturesDto, { operatingsystem_id: 13 }],
    [ListComputeResourcesDto, {}],
  ])('%p takes its parents beside search, order and paging', (type, parents) => {
    const { dto, errors } = judge<ListDto>(type, { ...parents, page: '2', per_page: 'all', search: 'a', order: 'b' });

    expect(errors).toEqual({});
    expect(dto).toMatchObject({ page: 2, per_page: 'all', search: 'a', order: 'b' });
    expect(Object.keys(dto).sort()).toEqual([...Object.keys(parents), 'order', 'page', 'per_page', 'search'].sort());
  });
});
