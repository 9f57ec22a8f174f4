import { describe, expect, it } from '@jest/globals';
import { deduceFamily } from '@image-catalog/spec';
import fc from 'fast-check';
import { distributionNamed, isKnownRelease } from './releases.js';
import { DISTRIBUTIONS } from './distributions.js';
import { recognise, type Recognised } from './recognise.js';

const brief = (os: Recognised) => [os.os_name, os.os_major, os.os_minor, os.os_release_name, os.os_family, os.username];
const version = (os: Recognised) => [os.os_name, os.os_major, os.os_minor];
const NOTHING = [null, null, null, null, null, null];
const readName = (name: string) => recognise({ names: [name] });

describe('the fields of a source', () => {
  it.each([
    ['debian', ['12'], ['Debian', '12', '', 'bookworm', 'Debian', 'debian']],
    ['debian', ['12.5'], ['Debian', '12', '5', 'bookworm', 'Debian', 'debian']],
    ['Debian', ['', 'bookworm'], ['Debian', '12', '', 'bookworm', 'Debian', 'debian']],
    ['debian13', [], ['Debian', '13', '', 'trixie', 'Debian', 'debian']],
    ['ubuntu', ['22.04'], ['Ubuntu', '22.04', '', 'jammy', 'Debian', 'ubuntu']],
    ['ubuntu', ['24.04.1 LTS'], ['Ubuntu', '24.04', '', 'noble', 'Debian', 'ubuntu']],
    ['ubuntu', ['jammy'], ['Ubuntu', '22.04', '', 'jammy', 'Debian', 'ubuntu']],
    ['ubuntu20.04', [], ['Ubuntu', '20.04', '', 'focal', 'Debian', 'ubuntu']],
    ['ubuntu', ['98.04'], ['Ubuntu', null, null, null, 'Debian', 'ubuntu']],
    ['ubuntu', ['Ubuntu 22.04 LTS'], ['Ubuntu', '22.04', '', 'jammy', 'Debian', 'ubuntu']],
    ['centos', ['CentOS Stream 9'], ['CentOS_Stream', '9', '', null, 'Redhat', 'cloud-user']],
    ['rhel', ['Debian 12'], ['RedHat', null, null, null, 'Redhat', 'cloud-user']],
    ['windows', ['Windows Server 2019'], ['windows', '2019', '', null, 'Windows', 'Administrator']],
    ['windows', ['10.0'], ['windows', null, null, null, 'Windows', 'Administrator']],
    ['centos', ['7'], ['CentOS', '7', '', null, 'Redhat', 'centos']],
    ['centos', ['7.9.2009'], ['CentOS', '7', '9', null, 'Redhat', 'centos']],
    ['centos', ['8-stream'], ['CentOS_Stream', '8', '', null, 'Redhat', 'cloud-user']],
    ['Centos', ['9-Stream'], ['CentOS_Stream', '9', '', null, 'Redhat', 'cloud-user']],
    ['centos-stream9', [], ['CentOS_Stream', '9', '', null, 'Redhat', 'cloud-user']],
    ['centos', ['10'], ['CentOS_Stream', '10', '', null, 'Redhat', 'cloud-user']],
    ['rocky', ['9.4'], ['Rocky', '9', '4', null, 'Redhat', 'rocky']],
    ['Rockylinux', ['9'], ['Rocky', '9', '', null, 'Redhat', 'rocky']],
    ['almalinux', ['8.10'], ['AlmaLinux', '8', '10', null, 'Redhat', 'almalinux']],
    ['rhel9.4', [], ['RedHat', '9', '4', null, 'Redhat', 'cloud-user']],
    ['rhel', ['88'], ['RedHat', null, null, null, 'Redhat', 'cloud-user']],
    ['ol', ['8.9'], ['OracleLinux', '8', '9', null, 'Redhat', 'cloud-user']],
    ['oracle', ['9'], ['OracleLinux', '9', '', null, 'Redhat', 'cloud-user']],
    ['fedora', ['41'], ['Fedora', '41', '', null, 'Redhat', 'fedora']],
    ['fedora-coreos', ['41.20241109.3.0'], ['FedoraCoreOS', '41', '20241109.3.0', null, 'Fcos', 'core']],
    ['opensuse', ['15.6'], ['opensuse', '15', '6', null, 'Suse', 'opensuse']],
    ['Opensuse', ['tumbleweed'], ['opensuse', null, null, null, 'Suse', 'opensuse']],
    ['sles', ['15-SP6'], ['SLES', '15', '6', null, 'Suse', 'sles']],
    ['sles', ['15.6'], ['SLES', '15', '6', null, 'Suse', 'sles']],
    ['windows', ['2022'], ['windows', '2022', '', null, 'Windows', 'Administrator']],
    ['win2k22', [], ['windows', '2022', '', null, 'Windows', 'Administrator']],
    ['win2k12r2', [], ['windows', '2012', '', null, 'Windows', 'Administrator']],
    ['arch', ['rolling'], ['Archlinux', null, null, null, 'Archlinux', 'arch']],
    ['gentoo', ['20241010'], ['Gentoo', null, null, null, 'Gentoo', 'gentoo']],
    ['cirros', ['0.6.2'], ['CirrOS', '0', '6.2', null, null, 'cirros']],
    ['plan9', ['4'], NOTHING],
    ['', ['22.04'], NOTHING],
    ['ubuntufoo', ['22.04'], NOTHING],
  ])('%j with versions %j are read', (distribution, versions, expected) => {
    expect(brief(recognise({ names: [], fields: { distribution, versions } }))).toEqual(expected);
  });

  it('name a release that is newer than our table, when they say what it is called', () => {
    const fields = { distribution: 'ubuntu', versions: ['98.10'], release_name: 'Zany' };

    expect(brief(recognise({ names: [], fields }))).toEqual(['Ubuntu', '98.10', '', 'zany', 'Debian', 'ubuntu']);
  });
});

describe('a name', () => {
  it.each([
    ['Ubuntu 24.04 LTS (Noble Numbat)', ['Ubuntu', '24.04', '']],
    ['ubuntu-22-04-x64', ['Ubuntu', '22.04', '']],
    ['ubuntu-2204-kube-v1.28.3', ['Ubuntu', '22.04', '']],
    ['CentOS-Stream-GenericCloud-x86_64-9-20240819.0', ['CentOS_Stream', '9', '']],
    ['CentOS-8-Stream', ['CentOS_Stream', '8', '']],
    ['Rocky-9-GenericCloud-Base-9.4', ['Rocky', '9', '4']],
    ['rhel88-tpl', ['RedHat', '8', '8']],
    ['rhel810-tpl', ['RedHat', '8', '10']],
    ['OL9U4_x86_64', ['OracleLinux', '9', '4']],
    ['OracleLinux-R8-U10-x86_64', ['OracleLinux', '8', '10']],
    ['suse-sles-sap-15-sp5-v20240808', ['SLES', '15', '5']],
    ['SLES 11 Service Pack 4', ['SLES', '11', '4']],
    ['openSUSE-Leap-15-6', ['opensuse', '15', '6']],
    ['win2k19-std', ['windows', '2019', '']],
    ['w2k19-std', ['windows', '2019', '']],
    ['Windows 8.1 Enterprise', ['windows', '8', '1']],
    ['alt-p10-cloud', ['Altlinux', '10', '']],
    ['amzn-ami-hvm-2018.03.0.20231218.0', ['Amazon', '2018', '03']],
    ['nocloud_alpine-3.19.1', ['Alpine', '3', '19.1']],
    ['jammy-server-cloudimg-amd64.img', ['Ubuntu', '22.04', '']],
    ['Oracle 19c EE on RHEL 8.6', ['RedHat', '8', '6']],
    ['Windows_Server-2016-English-Full-SQL_2017_Web', ['windows', '2016', '']],
  ])('%j is read', (name, expected) => {
    expect(version(readName(name))).toEqual(expected);
  });

  it.each([
    'golden image of the web team',
    'oracle tools on my server 3',
    'oracle-19',
    'debian of the web team v3',
    'packer-alt-2-web',
    'alt-10-web',
    'focal',
    'noble-app-3',
    'noble-server-1',
    'precise-timing-2',
    'rhel-88',
    'debian-5',
    'ubuntu-23.05',
    'CentOS 9.4',
    'windows 2',
    'ubuntu-capi-image-v1.28.5',
    'openSUSE Leap Micro 5.3',
    'sle-micro-5.5',
    'redhat-sso-7.6',
    'research-7',
    'sles 15 sp9',
    'OL9U12',
    'alpine-3',
    'flatcar-3815',
    'linuxmint-21.2-based-on-ubuntu-22.04',
    'Raspberry Pi OS (Debian 12)',
    '',
  ])('%j says nothing', (name) => {
    expect(brief(readName(name))).toEqual(NOTHING);
    expect(readName(name).os_readings).toEqual([]);
  });

  it.each([
    ['rocky-9-from-centos-8', ['Rocky 9', 'CentOS 8']],
    ['ubuntu-20.04-jammy', ['Ubuntu 20.04', 'Ubuntu 22.04']],
    ['ubuntu-18.04-to-20.04', ['Ubuntu 18.04', 'Ubuntu 20.04']],
    ['rhel-8-to-9', ['RedHat 8', 'RedHat 9']],
    ['debian-11 to debian-12', ['Debian 11', 'Debian 12']],
    ['Rocky-9.3-GenericCloud-9.4', ['Rocky 9.3', 'Rocky 9.4']],
  ])('%j is several readings, which are none', (name, os_readings) => {
    expect(brief(readName(name))).toEqual(NOTHING);
    expect(readName(name)).toMatchObject({ os_readings });
  });
});

describe('fields and a name', () => {
  const read = (distribution: string, said: string, name: string) =>
    recognise({ names: [name], fields: { distribution, versions: [said] } });

  it.each([
    ['centos', '9', 'AlmaLinux 9', ['AlmaLinux', '9', '']],
    ['centos', '8', 'CentOS Stream 8', ['CentOS_Stream', '8', '']],
    ['centos', '', 'Rocky 9.4', ['Rocky', '9', '4']],
    ['rhel', '9.4', 'Rocky 9', ['Rocky', '9', '4']],
    ['ubuntu', '', 'Ubuntu 22.04', ['Ubuntu', '22.04', '']],
    ['rocky', '9', 'Rocky-9-GenericCloud-Base-9.4', ['Rocky', '9', '4']],
    ['linux', '', 'debian-12', ['Debian', '12', '']],
    ['ubuntu', '24.04', 'golden image', ['Ubuntu', '24.04', '']],
  ])('%s %j and %j fill each other in', (distribution, said, name, expected) => {
    expect(version(read(distribution, said, name))).toEqual(expected);
    expect(read(distribution, said, name).os_readings).toEqual([]);
  });

  it.each([
    ['ubuntu', '22.04', 'debian-12', null, ['Ubuntu 22.04', 'Debian 12']],
    ['debian', '12', 'debian-11', null, ['Debian 12', 'Debian 11']],
    ['centos', '8', 'AlmaLinux 9', null, ['CentOS 8', 'AlmaLinux 9']],
    ['rocky', '', 'ubuntu-24.04', 'Rocky', ['Rocky', 'Ubuntu 24.04']],
    ['centos', '9-stream', 'AlmaLinux 9', null, ['CentOS_Stream 9', 'AlmaLinux 9']],
    ['openeuler', '22.03', 'centos-8', null, ['CentOS 8']],
  ])('%s %j and %j disagree', (distribution, said, name, os_name, os_readings) => {
    expect(read(distribution, said, name)).toMatchObject({ os_name, os_major: null, os_readings });
  });

  it('of a source that knows whether it is a Windows refuse the other kind', () => {
    const name = 'debian-12';

    expect(recognise({ names: [name], is_windows: false })).toMatchObject({ os_name: 'Debian' });
    expect(recognise({ names: ['golden'], is_windows: true })).toMatchObject({ os_name: 'windows', os_major: null });
    expect(recognise({ names: ['win2k19'], is_windows: true })).toMatchObject({ os_major: '2019', os_readings: [] });
    expect(recognise({ names: ['win2k19'], is_windows: false })).toMatchObject({
      os_name: null,
      os_readings: ['windows 2019', 'not windows'],
    });
  });

  it('that are sure need no second look, and rough ones give way to a name of the same family', () => {
    const fields = { distribution: 'centos', versions: ['7'] };
    const names = ['almalinux-9'];

    expect(version(recognise({ names, fields, trust: 'sure' }))).toEqual(['CentOS', '7', '']);
    expect(version(recognise({ names, fields, trust: 'rough' }))).toEqual(['AlmaLinux', '9', '']);
    expect(recognise({ names: ['debian-12'], fields, trust: 'rough' })).toMatchObject({
      os_name: null,
      os_readings: ['CentOS 7', 'Debian 12'],
    });
    expect(recognise({ names: ['centos-6'], fields, trust: 'rough' })).toMatchObject({ os_name: null });
  });
});

it.each([
  ['Debian 12', 'debian', 'admin'],
  ['CentOS Stream 9', 'cloud-user', 'ec2-user'],
  ['RHEL 9.4', 'cloud-user', 'ec2-user'],
  ['CentOS 7', 'centos', 'centos'],
  ['Ubuntu 22.04', 'ubuntu', 'ubuntu'],
])('gives for %s the login %s, on EC2 %s', (name, elsewhere, onEc2) => {
  expect(readName(name).username).toBe(elsewhere);
  expect(recognise({ names: [name], cloud: 'ec2' }).username).toBe(onEc2);
});

/** Says whether a release is one of our tables, or there is none. */
function existed({ os_name, os_major, os_minor }: Recognised): boolean {
  if (os_name === null) return os_major === null;
  const row = distributionNamed(os_name);
  if (row === undefined) return false;
  return os_major === null || isKnownRelease(row, { major: os_major, minor: os_minor ?? '' });
}

describe('whatever the words are', () => {
  const ids = DISTRIBUTIONS.flatMap((row) => [...row.ids, ...(row.field_ids ?? [])]);
  const words = fc.oneof(
    fc.constantFrom(...ids, ...DISTRIBUTIONS.flatMap((row) => Object.values(row.release_names ?? {}))),
    fc.constantFrom('cloud', 'stream', 'sp', 'r2', 'lts', 'x86_64', 'cloudimg', '2k19', 'u4', 'sp5'),
    fc.stringMatching(/^[vpru]?\d{1,5}(\.\d{1,9}){0,4}$/),
    fc.string(),
  );
  const text = fc
    .tuple(fc.array(words, { maxLength: 12 }), fc.constantFrom('-', ' ', '_', ''))
    .map(([all, by]) => all.join(by));
  const said = fc.record({
    names: fc.array(text, { maxLength: 2 }),
    fields: fc.option(fc.record({ distribution: text, versions: fc.array(text, { maxLength: 3 }) })),
    is_windows: fc.constantFrom(true, false, null),
    trust: fc.constantFrom('sure' as const, 'plain' as const, 'rough' as const),
  });

  it('nothing comes out that Foreman would refuse, and no release that never was', () => {
    fc.assert(
      fc.property(said, (all) => {
        const os = recognise(all);

        expect(os.os_name ?? '').not.toMatch(/\s/);
        expect(os.os_major ?? '0').toMatch(/^(?=.{1,5}$)\d+(\.\d+)?$/);
        expect(os.os_minor ?? '').toMatch(/^(?=.{0,16}$)(\d+(\.\d+)*)?$/);
        expect(os.os_major === null).toBe(os.os_minor === null);
        expect(existed(os)).toBe(true);
        expect(os.os_release_name !== null).toBe(os.os_family === 'Debian' && os.os_major !== null);
      }),
      { numRuns: 2000 },
    );
  });

  it('what follows behind the part that is read changes nothing', () => {
    fc.assert(
      fc.property(text, text, (start, more) => {
        const name = start.padEnd(255, ' x');

        expect(readName(`${name}${more.repeat(1000)}`)).toEqual(readName(name));
      }),
    );
  });
});

describe('DISTRIBUTIONS', () => {
  // Foreman takes every name that ends in CoreOS for a Coreos, though it has families of their own for these two.
  it.each(DISTRIBUTIONS.filter((row) => !['FedoraCoreOS', 'RedHatCoreOS'].includes(row.os_name)))(
    'has for $os_name the family that Foreman deduces from the name',
    (row) => {
      expect(row.os_family).toBe(deduceFamily(row.os_name));
    },
  );

  it('has each id once, in lower case', () => {
    const ids = DISTRIBUTIONS.flatMap((row) => [
      ...row.ids,
      ...(row.field_ids ?? []),
      ...Object.keys(row.joined_ids ?? {}),
    ]);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(ids.map((id) => id.toLowerCase()));
  });

  it('names only distributions that it has', () => {
    const names = DISTRIBUTIONS.flatMap((row) => [...(row.stands_for ?? []), row.edition?.os_name ?? row.os_name]);

    expect(names.filter((name) => distributionNamed(name) === undefined)).toEqual([]);
  });

  it('has a release name for each release of the family Debian', () => {
    const nameless = DISTRIBUTIONS.filter(({ os_family }) => os_family === 'Debian').flatMap((row) =>
      Object.keys(row.releases).filter((major) => row.release_names?.[major] === undefined),
    );

    expect(nameless).toEqual([]);
  });
});
