import { describe, expect, it } from '@jest/globals';
import { judge } from '../../test/judge.js';
import { ShowOperatingsystemDto } from './show-operatingsystem.dto.js';

describe('ShowOperatingsystemDto', () => {
  it.each([
    [{ id: '13' }, { id: '13' }],
    [
      { id: 13, show_hidden_parameters: 'true' },
      { id: '13', show_hidden_parameters: true },
    ],
    [{ id: 'Red Hat Enterprise Linux 9.4 (Plow)' }, { id: 'Red Hat Enterprise Linux 9.4 (Plow)' }],
  ])('reads %j, for an operating system may be named by its title', (payload, expected) => {
    const { dto, errors } = judge(ShowOperatingsystemDto, payload);

    expect(errors).toEqual({});
    expect(dto).toEqual(expected);
  });

  it('needs something to go by', () => {
    const { errors } = judge(ShowOperatingsystemDto, { id: ' ' });

    expect(errors).toEqual({ id: ["can't be blank"] });
  });
});
