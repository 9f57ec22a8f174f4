import { describe, expect, it } from '@jest/globals';
import { normaliseVolume } from './normalise.js';

const volume = (name: string) => ({ pool: 'images', name, key: `/images/${name}` });

describe('normaliseVolume', () => {
  it('fills every column that libvirt has something for', () => {
    const description = `
      <volume type='file'>
        <name>debian-12-generic-amd64.qcow2</name>
        <key>/images/debian-12-generic-amd64.qcow2</key>
        <capacity unit='bytes'>10737418240</capacity>
        <allocation unit='bytes'>204800</allocation>
        <target>
          <path>/images/debian-12-generic-amd64.qcow2</path>
          <format type='qcow2'/>
          <timestamps><atime>1700000001.000000000</atime><mtime>1700000000.500000000</mtime></timestamps>
        </target>
        <backingStore><path>/images/base.qcow2</path><format type='qcow2'/></backingStore>
      </volume>`;

    expect(normaliseVolume(volume('debian-12-generic-amd64.qcow2'), description)).toEqual({
      uuid: '/images/debian-12-generic-amd64.qcow2',
      name: 'debian-12-generic-amd64.qcow2',
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
      size_bytes: 10_737_418_240,
      owner: null,
      tags: [],
      provider_created_at: null,
      provider_updated_at: '2023-11-14T22:13:20.500Z',
      properties: {
        type: 'file',
        format: 'qcow2',
        path: '/images/debian-12-generic-amd64.qcow2',
        backing_store: '/images/base.qcow2',
      },
    });
  });

  it.each([
    [
      'a disc by its format',
      'x',
      '<volume type="file"><target><format type="iso"/></target></volume>',
      { state: 'disc' },
    ],
    ['a disc by its name', 'x.ISO', '<volume type="file"/>', { state: 'disc' }],
    ['a folder', 'x', '<volume type="dir"/>', { state: 'folder' }],
    ['a device', 'x', '<volume type="block"/>', { state: 'active', properties: { type: 'block' } }],
    ['a size in another unit', 'x', '<volume><capacity unit="GiB">2</capacity></volume>', { size_bytes: 2 ** 31 }],
    ['no size in an unknown unit', 'x', '<volume><capacity unit="EX">2</capacity></volume>', { size_bytes: null }],
    ['no size that is none', 'x', '<volume><capacity>-1</capacity></volume>', { size_bytes: null }],
    [
      'no time that is none',
      'x',
      '<volume><target><timestamps><mtime>soon</mtime></timestamps></target></volume>',
      { provider_updated_at: null },
    ],
    ['no system in a plain name', 'web01.qcow2', '<volume/>', { os_name: null, architecture: null }],
  ])('takes %s', (_what, name, description, expected) => {
    expect(normaliseVolume(volume(name), description)).toMatchObject(expected);
  });

  it.each([
    ['a key that is too long', { ...volume('x'), key: `/${'a'.repeat(255)}` }, '<volume/>', null],
    ['a key with a line end', { ...volume('x'), key: '/a\nb' }, '<volume/>', null],
    ['no XML', volume('x'), 'words', '/images/x'],
    ['another document', volume('x'), '<pool/>', '/images/x'],
  ])('rejects %s', (_what, one, description, uuid) => {
    expect(normaliseVolume(one, description)).toMatchObject({ uuid, reason: expect.any(String) });
  });
});
