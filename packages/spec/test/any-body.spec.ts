import { describe, expect, it } from '@jest/globals';
import type { ClassConstructor } from 'class-transformer';
import fc from 'fast-check';
import * as spec from '../src/index.js';
import { judge } from './judge.js';

const DTOS = Object.entries(spec).filter(([name]) => name.endsWith('Dto')) as [string, ClassConstructor<object>][];

const PROVIDERS = spec.PROVIDER_KINDS.map(({ name }) => name);

/** A body with the attributes of a DTO, each of any JSON type, and with keys that are traps. */
function anyBodyOf(type: ClassConstructor<object>): fc.Arbitrary<unknown> {
  const value = fc.oneof(
    { arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }), weight: 3 },
    { arbitrary: fc.constantFrom(...PROVIDERS, '', null, true, 0, -1, Infinity, '1', 'all'), weight: 3 },
    fc.jsonValue({ maxDepth: 2 }),
    fc.array(fc.record({ name: fc.jsonValue({ maxDepth: 1 }), value: fc.jsonValue() }, { requiredKeys: [] })),
  );
  const keys = fc.constantFrom(...Object.keys(spec.docsOf(type)), 'toString', 'constructor', 'then');
  return fc.oneof({ arbitrary: fc.dictionary(keys, value), weight: 9 }, fc.jsonValue());
}

describe('any body', () => {
  it.each(DTOS)('is read and judged by %s, which throws nothing', (_name, type) => {
    const property = fc.property(anyBodyOf(type), (body) => {
      const { errors } = judge(type, typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {});

      return Object.values(errors).every(
        (messages) => messages.length > 0 && messages.every((message) => message !== '' && !/undefined/.test(message)),
      );
    });

    fc.assert(property, { numRuns: 150 });
  });

  it('gives an image whose attributes have the types that they promise', () => {
    const property = fc.property(anyBodyOf(spec.CreateImageDto), (body) => {
      const { dto, errors } = judge(spec.CreateImageDto, { ...(body as object) });
      if (Object.keys(errors).length > 0) return true;
      const texts = [dto.username, dto.name, dto.uuid];
      const ids = [dto.operatingsystem_id, dto.compute_resource_id, dto.architecture_id];
      return (
        texts.every((text) => typeof text === 'string' && text.trim() !== '' && Array.from(text).length <= 255) &&
        ids.every((id) => id === undefined || id === null || Number.isSafeInteger(id)) &&
        [undefined, null, true, false].includes(dto.user_data)
      );
    });

    fc.assert(property);
  });

  it('never reaches a prototype', () => {
    const body: unknown = JSON.parse('{"__proto__": {"polluted": 1}, "name": "n", "constructor": {"prototype": {}}}');

    const { dto } = judge(spec.CreateImageDto, body);

    expect(Object.getPrototypeOf(dto)).toBe(spec.CreateImageDto.prototype);
    expect({}).not.toHaveProperty('polluted');
  });
});
