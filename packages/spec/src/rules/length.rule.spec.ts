import { describe, expect, it } from '@jest/globals';
import { CreateImageDto } from '../images/create-image.dto.js';
import { judge } from '../../test/judge.js';

const whole = { username: 'root', name: 'n', uuid: 'u' };
const TOO_LONG = 'is too long (maximum is 255 characters)';

describe('MaxText', () => {
  it.each([
    ['255 letters', 'a'.repeat(255), {}],
    ['256 letters', 'a'.repeat(256), { name: [TOO_LONG] }],
    ['255 letters between blanks, which are stripped first', `  ${'a'.repeat(255)}  `, {}],
    ['255 characters of two UTF-16 units each', '\u{1f600}'.repeat(255), {}],
    ['256 characters of two UTF-16 units each', '\u{1f600}'.repeat(256), { name: [TOO_LONG] }],
  ])('judges %s by characters', (_what, name, expected) => {
    const { errors } = judge(CreateImageDto, { ...whole, name });

    expect(errors).toEqual(expected);
  });

  it('counts a password as it was sent, blanks included', () => {
    const { errors } = judge(CreateImageDto, { ...whole, password: ' '.repeat(256) });

    expect(errors).toEqual({ password: [TOO_LONG] });
  });
});
