import { describe, expect, it } from '@jest/globals';
import type { ProviderImage } from '@image-catalog/providers';
import { buildImage } from '../../../test/memory-source.js';
import { digestImage } from './digest-image.js';

const hash = (values: Partial<ProviderImage>, scope = 'a') => digestImage(scope, buildImage(1, values))?.content_hash;

describe('the content hash', () => {
  it.each<[string, Partial<ProviderImage>]>([
    ['name', { name: 'other' }],
    ['path', { path: '/x' }],
    ['architecture', { architecture: 'aarch64' }],
    ['os_name', { os_name: 'Ubuntu' }],
    ['os_major', { os_major: '13' }],
    ['os_minor', { os_minor: '1' }],
    ['os_release_name', { os_release_name: 'trixie' }],
    ['os_family', { os_family: 'Redhat' }],
    ['os_readings', { os_readings: ['Debian 12', 'Debian 11'] }],
    ['username', { username: null }],
    ['state', { state: 'deactivated' }],
    ['size_bytes', { size_bytes: 1 }],
    ['owner', { owner: 'me' }],
    ['tags', { tags: ['b', 'a'] }],
    ['provider_created_at', { provider_created_at: null }],
    ['provider_updated_at', { provider_updated_at: '2026-01-01T00:00:00Z' }],
    ['properties', { properties: { min_disk: 11 } }],
  ])('changes with %s', (_, values) => {
    expect(hash(values)).not.toBe(hash({}));
  });

  it('changes with properties that are far behind', () => {
    const far = (last: number) =>
      hash({
        properties: {
          ...Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`a${n}`, 'x'.repeat(5_000)])),
          z: last,
        },
      });

    expect(far(1)).not.toBe(far(2));
  });

  it('changes with the scope', () => {
    expect(hash({}, 'b')).not.toBe(hash({}));
  });

  it('does not change with the order of properties, nor with the way a time is written', () => {
    const one = { properties: { a: 1, b: { c: 2, d: 3 } }, provider_created_at: '2026-01-02T03:04:05Z' };
    const other = { properties: { b: { d: 3, c: 2 }, a: 1 }, provider_created_at: '2026-01-02T04:04:05.000+01:00' };

    expect(hash(other)).toBe(hash(one));
  });
});

it.each<[string, Partial<ProviderImage>, object]>([
  ['a blank name gives way to the uuid', { name: ' \0 ' }, { name: 'uuid-00001' }],
  ['a negative size is unknown', { size_bytes: -1 }, { size_bytes: null }],
  ['a size beyond exact numbers is unknown', { size_bytes: 2 ** 60 }, { size_bytes: null }],
  ['no state is not active', { state: '' }, { state: 'unknown' }],
  ['an empty minor version stays empty', { os_minor: '' }, { os_minor: '' }],
  [
    'a day that the month lacks is the one that it comes to',
    { provider_created_at: '2026-02-30T00:00:00.000Z' },
    { provider_created_at: '2026-03-02T00:00:00.000Z' },
  ],
  [
    'an hour that no day has is unknown',
    { provider_created_at: '2026-02-01T25:00:00.000Z' },
    { provider_created_at: null },
  ],
  [
    'a year before the first is unknown',
    { provider_created_at: '0000-02-01T00:00:00.000Z' },
    { provider_created_at: null },
  ],
  ['a time that is none is unknown', { provider_created_at: 'yesterday' }, { provider_created_at: null }],
  ['blank tags are none', { tags: ['', ' ', 'a'] }, { tags: ['a'] }],
  [
    'what is missing is null',
    { tags: undefined, properties: undefined, owner: undefined },
    { tags: [], properties: '{}', owner: null },
  ],
])('%s', (_, values, expected) => {
  expect(digestImage('a', buildImage(1, values))).toMatchObject(expected);
});

it.each([
  ['is no text', 7],
  ['is empty', ''],
  ['holds NUL', 'a\0b'],
  ['holds half a surrogate', 'a\ud800b'],
  ['holds a control character', 'a\u0007b'],
  ['is longer than an index can hold', 'é'.repeat(513)],
])('an image whose uuid %s is none', (_, uuid) => {
  expect(digestImage('a', buildImage(1, { uuid } as Partial<ProviderImage>))).toBeNull();
});

it('cuts what is too long', () => {
  const long = 'x'.repeat(100_000);
  const tags = Array.from({ length: 1000 }, (_, index) => `tag-${index}`);

  const row = digestImage('a', buildImage(1, { name: long, path: long, tags, properties: { a: long, b: 1 } }));

  expect(row?.name).toHaveLength(255);
  expect(row?.path).toHaveLength(255);
  expect(row?.tags).toHaveLength(64);
  expect(JSON.parse(row?.properties ?? '')).toEqual({ a: 'x'.repeat(8192), b: 1 });
});

it('keeps of many properties what there is room for', () => {
  const properties = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`p${index}`, 'x'.repeat(8000)]));

  const row = digestImage('a', buildImage(1, { properties }));

  expect(row?.properties.length).toBeLessThanOrEqual(65_536);
  expect(Object.keys(JSON.parse(row?.properties ?? '') as object)).toHaveLength(8);
});
