import { describe, expect, it } from '@jest/globals';
import type { ProviderImage } from '../provider.js';
import { isImage, normaliseItem } from './normalise.js';
import type { StreamItem } from './wire.js';

const build = (tags: Record<string, unknown>, item: Partial<StreamItem> = {}): StreamItem => ({
  product: 'com.ubuntu.cloud:server:22.04:amd64',
  version: '20220420',
  item: 'disk1.img',
  tags: { ftype: 'disk1.img', path: 'jammy.img', ...tags },
  ...item,
});

describe('isImage', () => {
  it.each(['disk1.img', 'disk-kvm.img', 'squashfs', 'root.tar.xz', 'root-tgz', 'vmdk', 'ova'])(
    'takes a %s',
    (ftype) => {
      expect(isImage(build({ ftype }))).toBe(true);
    },
  );

  it.each(['manifest', 'lxd.tar.xz', 'boot-kernel', 'boot-initrd', 'disk-kvm.img.vcdiff', undefined, 7])(
    'leaves out a %s',
    (ftype) => {
      expect(isImage(build({ ftype }))).toBe(false);
    },
  );

  it('takes what a cloud has under an id', () => {
    expect(isImage(build({ ftype: undefined, id: 'ami-1' }))).toBe(true);
  });
});

describe('normaliseItem', () => {
  it('fills every column, and keeps all tags', () => {
    const tags = {
      arch: 'amd64',
      os: 'ubuntu',
      release: 'jammy',
      release_title: '22.04 LTS',
      version: '22.04',
      aliases: '22.04,j,jammy',
      pubname: 'ubuntu-jammy-22.04-amd64-server-20220420',
      sha256: 'abc',
      size: 663_617_536,
      path: 'server/jammy.img',
    };

    const image = normaliseItem('com.ubuntu.cloud:released:download', build(tags));

    expect(image).toEqual({
      uuid: 'com.ubuntu.cloud:released:download/com.ubuntu.cloud:server:22.04:amd64/20220420/disk1.img',
      name: 'ubuntu-jammy-22.04-amd64-server-20220420.disk1.img',
      path: 'server/jammy.img',
      architecture: 'x86_64',
      os_name: 'Ubuntu',
      os_major: '22.04',
      os_minor: '',
      os_release_name: 'jammy',
      os_family: 'Debian',
      username: 'ubuntu',
      os_readings: [],
      state: 'active',
      size_bytes: 663_617_536,
      owner: null,
      tags: ['22.04', 'j', 'jammy'],
      provider_created_at: '2022-04-20T00:00:00.000Z',
      provider_updated_at: null,
      properties: {
        arch: 'amd64',
        os: 'ubuntu',
        release: 'jammy',
        release_title: '22.04 LTS',
        version: '22.04',
        aliases: '22.04,j,jammy',
        pubname: 'ubuntu-jammy-22.04-amd64-server-20220420',
        sha256: 'abc',
        path: 'server/jammy.img',
        ftype: 'disk1.img',
        product_name: 'com.ubuntu.cloud:server:22.04:amd64',
        version_name: '20220420',
        item_name: 'disk1.img',
      },
    });
  });

  it.each([
    ['LXD writes Debian', { os: 'Debian', release: 'bookworm', release_title: '12' }, ['Debian', '12', 'bookworm']],
    [
      'LXD writes its code name only',
      { os: 'Debian', release: 'trixie', release_title: 'trixie' },
      ['Debian', '13', 'trixie'],
    ],
    [
      'LXD writes CentOS',
      { os: 'Centos', release: '9-Stream', release_title: '9-Stream' },
      ['CentOS_Stream', '9', null],
    ],
    ['MAAS writes Ubuntu', { os: 'ubuntu', release: 'noble', version: '24.04' }, ['Ubuntu', '24.04', 'noble']],
    ['MAAS writes CentOS', { os: 'centos', release: 'centos70', version: '7.0' }, ['CentOS', '7', null]],
    [
      'a release is newer than the table',
      { os: 'ubuntu', release: 'zany', version: '98.04' },
      ['Ubuntu', '98.04', 'zany'],
    ],
    ['only the name tells it', { pubname: 'ubuntu-jammy-22.04-amd64' }, ['Ubuntu', '22.04', 'jammy']],
    ['it is unknown', { os: 'plan9', release: '4' }, [null, null, null]],
  ])('reads the operating system as %s', (_who, tags, expected) => {
    const image = normaliseItem('images', build(tags)) as ProviderImage;

    expect([image.os_name, image.os_major, image.os_release_name]).toEqual(expected);
  });

  it.each([
    ['20220420', '2022-04-20T00:00:00.000Z'],
    ['20220420.1', '2022-04-20T00:00:00.000Z'],
    ['20241010_05:24', '2024-10-10T05:24:00.000Z'],
    ['20241310', null],
    ['v1', null],
  ])('reads the version %s as the time %s', (version, expected) => {
    const image = normaliseItem('images', build({}, { version })) as ProviderImage;

    expect(image.provider_created_at).toBe(expected);
  });

  it('makes a name of product and version when nothing is published', () => {
    const image = normaliseItem('images', build({}, { product: 'debian:12:amd64:cloud' })) as ProviderImage;

    expect(image.name).toBe('debian-12-amd64-cloud-20220420.disk1.img');
  });

  it('takes an image that a cloud has under an id, which has no path', () => {
    const image = normaliseItem('aws', build({ path: undefined, id: 'ami-1', region: 'us-east-1' })) as ProviderImage;

    expect([image.path, image.properties['id'], image.properties['region']]).toEqual([null, 'ami-1', 'us-east-1']);
  });

  it.each([
    ['neither path nor id', build({ path: 7 }), expect.stringContaining('disk1.img')],
    ['names too long for an identifier', build({}, { item: 'x'.repeat(300) }), null],
    ['names that are not printable', build({}, { item: 'a\u0000b' }), null],
  ])('rejects an item with %s', (_what, item, uuid) => {
    expect(normaliseItem('images', item)).toEqual({ uuid, reason: expect.any(String) });
  });
});
