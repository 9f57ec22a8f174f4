import { describe, expect, it } from '@jest/globals';
import { judge } from '../../test/judge.js';
import { IDENTIFIER_SENTENCE } from '../rules/identifier.rule.js';
import { ShowImageDto } from './show-image.dto.js';

describe('ShowImageDto', () => {
  it.each([
    [{ id: '1' }, { id: '1' }],
    [
      { id: 1, compute_resource_id: 2 },
      { id: '1', compute_resource_id: '2' },
    ],
    [
      { id: '1', architecture_id: 'x86_64', operatingsystem_id: '13-debian' },
      { id: '1', architecture_id: 'x86_64', operatingsystem_id: 13 },
    ],
  ])('reads %j', (payload, expected) => {
    const { dto, errors } = judge(ShowImageDto, payload);

    expect(errors).toEqual({});
    expect(dto).toEqual(expected);
  });

  it('asks every id that is given to be an identifier', () => {
    const { errors } = judge(ShowImageDto, { id: '', compute_resource_id: ' 5' });

    expect(errors).toEqual({ id: [IDENTIFIER_SENTENCE], compute_resource_id: [IDENTIFIER_SENTENCE] });
  });
});
