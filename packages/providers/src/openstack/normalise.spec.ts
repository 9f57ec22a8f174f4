import { describe, expect, it } from '@jest/globals';
import type { ProviderImage } from '../provider.js';
import { normaliseImage } from './normalise.js';

const normalise = (item: object) => normaliseImage({ id: 'a1', ...item }) as ProviderImage;

describe('normaliseImage', () => {
  it('fills every column, and keeps what has none', () => {
    const image = normaliseImage({
      id: '2246e0c6-2afe-4ab4-9b9b-b604b6b87714',
      name: 'debian-12',
      status: 'active',
      size: 2_147_483_648,
      owner: 'p1',
      tags: ['b', 'a'],
      created_at: '2024-10-10T12:00:00Z',
      updated_at: '2024-10-11T12:00:00Z',
      os_distro: 'debian',
      os_version: '12',
      architecture: 'amd64',
      visibility: 'public',
      min_disk: 10,
      protected: false,
      virtual_size: null,
      hw_disk_bus: 'scsi',
      self: '/v2/images/1',
      file: '/v2/images/1/file',
      schema: '/v2/schemas/image',
      direct_url: 'swift+https://account:key@store.example/1',
      locations: [{ url: 'swift+https://account:key@store.example/1', metadata: {} }],
    });

    expect(image).toEqual({
      uuid: '2246e0c6-2afe-4ab4-9b9b-b604b6b87714',
      withdrawn: null,
      name: 'debian-12',
      path: null,
      architecture: 'x86_64',
      os_name: 'Debian',
      os_major: '12',
      os_minor: '',
      os_release_name: 'bookworm',
      os_family: 'Debian',
      username: 'debian',
      os_readings: [],
      state: 'active',
      size_bytes: 2_147_483_648,
      owner: 'p1',
      tags: ['a', 'b'],
      provider_created_at: '2024-10-10T12:00:00.000Z',
      provider_updated_at: '2024-10-11T12:00:00.000Z',
      properties: {
        os_distro: 'debian',
        os_version: '12',
        architecture: 'amd64',
        visibility: 'public',
        min_disk: 10,
        protected: false,
        virtual_size: null,
        hw_disk_bus: 'scsi',
      },
    });
  });

  it.each([
    ['the id for a missing name', { name: null }, { name: 'a1' }],
    ['the id for a blank name', { name: ' \u0000' }, { name: 'a1' }],
    ['hw_architecture', { hw_architecture: 'arm64' }, { architecture: 'aarch64' }],
    [
      'architecture before hw_architecture',
      { architecture: 'x86_64', hw_architecture: 'arm64' },
      { architecture: 'x86_64' },
    ],
    ['the architecture in the name', { name: 'debian-12-arm64' }, { architecture: 'aarch64' }],
    ['the system in the name', { name: 'Ubuntu 24.04 LTS' }, { os_name: 'Ubuntu', os_release_name: 'noble' }],
    ['os_distro before the name', { os_distro: 'rocky', name: 'ubuntu-24.04' }, { os_name: 'Rocky', os_major: null }],
    ['os_admin_user', { os_distro: 'debian', os_admin_user: 'operator' }, { username: 'operator' }],
    ['image_original_user', { image_original_user: 'first', os_admin_user: 'second' }, { username: 'first' }],
    ['the state in lower case', { status: 'ACTIVE' }, { state: 'active' }],
    ['a state that is no text', { status: 5 }, { state: 'unknown' }],
    ['no size', { size: null }, { size_bytes: null }],
    ['a name of one line', { name: ' two\nlines ' }, { name: 'two lines' }],
  ])('takes %s', (_what, item, expected) => {
    expect(normalise(item)).toMatchObject(expected);
  });
});
