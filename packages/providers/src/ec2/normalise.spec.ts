import { describe, expect, it } from '@jest/globals';
import type { ProviderImage } from '../provider.js';
import { normaliseImage } from './normalise.js';

const normalise = (item: object) => normaliseImage({ ImageId: 'ami-1', ...item }) as ProviderImage;
const system = (image: ProviderImage) => [
  image.os_name,
  image.os_major,
  image.os_minor,
  image.os_release_name,
  image.username,
];

describe('normaliseImage', () => {
  it('fills every column, and keeps what has none', () => {
    expect(
      normaliseImage({
        ImageId: 'ami-0123456789abcdef0',
        Name: 'debian-12-amd64-20240717-1811',
        Description: 'Debian 12 (20240717-1811)',
        State: 'available',
        OwnerId: '136693071363',
        Architecture: 'x86_64',
        CreationDate: '2024-07-17T18:20:11.000Z',
        LastLaunchedTime: '2026-01-01T00:00:00Z',
        Tags: [
          { Key: 'team', Value: 'web' },
          { Key: 'golden', Value: '' },
        ],
        RootDeviceName: '/dev/xvda',
        BlockDeviceMappings: [
          { DeviceName: '/dev/sdb', VirtualName: 'ephemeral0' },
          { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 8, SnapshotId: 'snap-1' } },
        ],
        PlatformDetails: 'Linux/UNIX',
        Public: true,
      }),
    ).toEqual({
      uuid: 'ami-0123456789abcdef0',
      withdrawn: null,
      name: 'debian-12-amd64-20240717-1811',
      path: null,
      architecture: 'x86_64',
      os_name: 'Debian',
      os_major: '12',
      os_minor: '',
      os_release_name: 'bookworm',
      os_family: 'Debian',
      username: 'admin',
      os_readings: [],
      state: 'active',
      size_bytes: 8 * 2 ** 30,
      owner: '136693071363',
      tags: ['golden=', 'team=web'],
      provider_created_at: '2024-07-17T18:20:11.000Z',
      provider_updated_at: null,
      properties: {
        Description: 'Debian 12 (20240717-1811)',
        RootDeviceName: '/dev/xvda',
        BlockDeviceMappings: [
          { DeviceName: '/dev/sdb', VirtualName: 'ephemeral0' },
          { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 8, SnapshotId: 'snap-1' } },
        ],
        PlatformDetails: 'Linux/UNIX',
        Public: true,
      },
    });
  });

  it.each([
    ['ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20240423', ['Ubuntu', '24.04', '', 'noble', 'ubuntu']],
    ['debian-13-arm64-20251006-2257', ['Debian', '13', '', 'trixie', 'admin']],
    ['RHEL-9.4.0_HVM-20240605-x86_64-82-Hourly2-GP3', ['RedHat', '9', '4', null, 'ec2-user']],
    ['al2023-ami-2023.5.20240722.0-kernel-6.1-x86_64', ['Amazon', '2023', '', null, 'ec2-user']],
    ['amzn2-ami-kernel-5.10-hvm-2.0.20240719.0-x86_64-gp2', ['Amazon', '2', '', null, 'ec2-user']],
    ['Windows_Server-2022-English-Full-Base-2024.07.10', ['windows', '2022', '', null, 'Administrator']],
    ['suse-sles-15-sp6-v20240808-hvm-ssd-x86_64', ['SLES', '15', '6', null, 'ec2-user']],
    ['Rocky-9-EC2-Base-9.4-20240523.0.x86_64', ['Rocky', '9', '4', null, 'rocky']],
    ['AlmaLinux OS 9.4.20240513 x86_64', ['AlmaLinux', '9', '4', null, 'ec2-user']],
    ['CentOS Stream 9 x86_64 20240715', ['CentOS_Stream', '9', '', null, 'ec2-user']],
    ['OL9.4-x86_64-HVM-2024-05-29', ['OracleLinux', '9', '4', null, 'ec2-user']],
    ['Fedora-Cloud-Base-AmazonEC2.x86_64-40-1.14', ['Fedora', '40', '', null, 'fedora']],
    ['my-golden-image', [null, null, null, null, null]],
  ])('reads the system out of the name %s', (Name, expected) => {
    expect(system(normalise({ Name }))).toEqual(expected);
  });

  it.each([
    [
      'the description',
      { Name: 'golden', Description: 'Debian 12 for the web' },
      ['Debian', '12', '', 'bookworm', 'admin'],
    ],
    [
      'the platform',
      { Name: 'golden', PlatformDetails: 'Red Hat Enterprise Linux' },
      ['RedHat', null, null, null, 'ec2-user'],
    ],
    ['the older platform', { Name: 'golden', Platform: 'windows' }, ['windows', null, null, null, 'Administrator']],
    [
      'the platform with a database',
      { PlatformDetails: 'Windows with SQL Server Web' },
      ['windows', null, null, null, 'Administrator'],
    ],
    ['no system', { Name: 'golden', PlatformDetails: 'Linux/UNIX' }, [null, null, null, null, null]],
  ])('falls back on %s', (_what, item, expected) => {
    expect(system(normalise(item))).toEqual(expected);
  });

  it.each([
    ['the id for a missing name', {}, { name: 'ami-1' }],
    ['arm64 as aarch64', { Architecture: 'arm64' }, { architecture: 'aarch64' }],
    ['i386 as i686', { Architecture: 'i386' }, { architecture: 'i686' }],
    ['the architecture in the name', { Name: 'al2023-ami-2023.5-arm64' }, { architecture: 'aarch64' }],
    ['a state that is no use', { State: 'deregistered' }, { state: 'deregistered' }],
    ['a missing state', {}, { state: 'unknown' }],
    [
      'a deprecation with its date',
      { State: 'available', DeprecationTime: '2026-01-31T12:00:00.000Z' },
      { state: 'active', withdrawn: { kind: 'deprecated', at: '2026-01-31T12:00:00.000Z', replacement: null } },
    ],
    [
      'disabling before deprecation',
      { State: 'disabled', DeprecationTime: '2026-01-31T12:00:00.000Z' },
      { state: 'disabled', withdrawn: { kind: 'disabled', at: null, replacement: null } },
    ],
    ['a deprecation that was cancelled', { State: 'available', DeprecationTime: '' }, { withdrawn: null }],
    ['no size without a root volume', { RootDeviceName: '/dev/sda1' }, { size_bytes: null }],
  ])('takes %s', (_what, item, expected) => {
    expect(normalise(item)).toMatchObject(expected);
  });

  it.each([[null], ['text'], [{ Name: 'no id' }], [{ ImageId: ' ami-1' }]])('rejects %j', (item) => {
    expect(normaliseImage(item)).toMatchObject({ uuid: null });
  });
});
