import { describe, expect, it } from '@jest/globals';
import { deduceFamily } from '@image-catalog/spec';
import fc from 'fast-check';
import { DISTRIBUTIONS } from './distributions.js';
import { normaliseArchitecture, detectArchitecture, detectOs, detectOsFromName, type DetectedOs } from './detect-os.js';

const brief = (os: DetectedOs) => [os.os_name, os.os_major, os.os_minor, os.os_release_name, os.os_family, os.username];
const NOTHING = [null, null, null, null, null, null];

describe('detectOs', () => {
  it.each([
    ['debian', ['12'], ['Debian', '12', '', 'bookworm', 'Debian', 'debian']],
    ['debian', ['12.5'], ['Debian', '12', '5', 'bookworm', 'Debian', 'debian']],
    ['Debian', ['', 'bookworm'], ['Debian', '12', '', 'bookworm', 'Debian', 'debian']],
    ['debian13', [], ['Debian', '13', '', 'trixie', 'Debian', 'debian']],
    ['ubuntu', ['22.04'], ['Ubuntu', '22', '04', 'jammy', 'Debian', 'ubuntu']],
    ['ubuntu', ['24.04.1 LTS'], ['Ubuntu', '24', '04', 'noble', 'Debian', 'ubuntu']],
    ['ubuntu', ['jammy'], ['Ubuntu', '22', '04', 'jammy', 'Debian', 'ubuntu']],
    ['ubuntu20.04', [], ['Ubuntu', '20', '04', 'focal', 'Debian', 'ubuntu']],
    ['ubuntu', ['98.04'], ['Ubuntu', '98', '04', null, 'Debian', 'ubuntu']],
    ['centos', ['7'], ['CentOS', '7', '', null, 'Redhat', 'centos']],
    ['centos', ['8-stream'], ['CentOS_Stream', '8', '', null, 'Redhat', 'cloud-user']],
    ['Centos', ['9-Stream'], ['CentOS_Stream', '9', '', null, 'Redhat', 'cloud-user']],
    ['centos-stream9', [], ['CentOS_Stream', '9', '', null, 'Redhat', 'cloud-user']],
    ['centos', ['10'], ['CentOS_Stream', '10', '', null, 'Redhat', 'cloud-user']],
    ['rocky', ['9.4'], ['Rocky', '9', '4', null, 'Redhat', 'rocky']],
    ['Rockylinux', ['9'], ['Rocky', '9', '', null, 'Redhat', 'rocky']],
    ['almalinux', ['8.10'], ['AlmaLinux', '8', '10', null, 'Redhat', 'almalinux']],
    ['rhel9.4', [], ['RedHat', '9', '4', null, 'Redhat', 'cloud-user']],
    ['ol', ['8.9'], ['OracleLinux', '8', '9', null, 'Redhat', 'cloud-user']],
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
  ])('reads %j with versions %j', (distribution, versions, expected) => {
    const os = detectOs({ distribution, versions });

    expect(brief(os)).toEqual(expected);
  });

  it("takes the source's release name for a release that the table does not know", () => {
    const os = detectOs({ distribution: 'ubuntu', versions: ['98.10'], release_name: 'Zany' });

    expect(os.os_release_name).toBe('zany');
  });

  it('gives nothing that Foreman would refuse, whatever the words are', () => {
    const words = fc.record({
      distribution: fc.oneof(fc.constantFrom(...DISTRIBUTIONS.flatMap((row) => row.ids)), fc.string()),
      versions: fc.array(fc.oneof(fc.string(), fc.stringMatching(/^[v\d]{0,3}\d{0,12}(\.\d{0,20}){0,4}[a-z -]{0,5}$/))),
      release_name: fc.option(fc.string()),
    });

    fc.assert(
      fc.property(words, (said) => {
        const os = detectOs(said);

        expect(os.os_name ?? '').not.toMatch(/\s/);
        expect(os.os_major ?? '1').toMatch(/^\d{1,5}$/);
        expect(os.os_minor ?? '').toMatch(/^(\d+(\.\d+)*)?$/);
        expect((os.os_minor ?? '').length).toBeLessThanOrEqual(16);
        expect(os.os_minor === null).toBe(os.os_major === null);
      }),
    );
  });
});

describe('detectOsFromName', () => {
  it.each([
    ['Ubuntu 24.04 LTS (Noble Numbat)', ['Ubuntu', '24', '04', 'noble', 'Debian', 'ubuntu']],
    ['ubuntu-jammy-22.04-amd64-server-20220420', ['Ubuntu', '22', '04', 'jammy', 'Debian', 'ubuntu']],
    ['ubuntu-noble', ['Ubuntu', '24', '04', 'noble', 'Debian', 'ubuntu']],
    ['debian-12-genericcloud-amd64-20241004-1890', ['Debian', '12', '', 'bookworm', 'Debian', 'debian']],
    ['CentOS-Stream-GenericCloud-9-20240819.0.x86_64', ['CentOS_Stream', '9', '', null, 'Redhat', 'cloud-user']],
    ['CentOS-7-x86_64-GenericCloud', ['CentOS', '7', '', null, 'Redhat', 'centos']],
    ['Rocky-9-GenericCloud-Base-9.4', ['Rocky', '9', '', null, 'Redhat', 'rocky']],
    ['Rocky Linux 9.4', ['Rocky', '9', '4', null, 'Redhat', 'rocky']],
    ['AlmaLinux-8-GenericCloud-8.10', ['AlmaLinux', '8', '', null, 'Redhat', 'almalinux']],
    ['Fedora-Cloud-Base-40-1.14.x86_64', ['Fedora', '40', '', null, 'Redhat', 'fedora']],
    ['openSUSE Leap 15.6', ['opensuse', '15', '6', null, 'Suse', 'opensuse']],
    ['SLES 15 SP6', ['SLES', '15', '6', null, 'Suse', 'sles']],
    ['Windows Server 2022 Standard', ['windows', '2022', '', null, 'Windows', 'Administrator']],
    ['golden image of the web team', NOTHING],
    ['oracle tools on my server 3', NOTHING],
    ['debian of the web team v3', NOTHING],
    ['research-7', NOTHING],
    ['', NOTHING],
  ])('reads %j', (name, expected) => {
    expect(brief(detectOsFromName(name))).toEqual(expected);
  });

  it('stays quick on long hostile names', () => {
    const name = `ubuntu${'-server'.repeat(30)}${' debian-lts'.repeat(20)} x`;

    expect(brief(detectOsFromName(name))).toEqual(NOTHING);
  });
});

describe('architectures', () => {
  it.each([
    ['amd64', 'x86_64'],
    ['x86_64', 'x86_64'],
    [' ARM64 ', 'aarch64'],
    ['i386', 'i686'],
    ['ppc64el', 'ppc64le'],
    ['s390x', 's390x'],
    ['riscv64', 'riscv64'],
    ['two words', null],
    ['', null],
    [64, null],
    [undefined, null],
  ])('normalises %j to %j', (raw, expected) => {
    expect(normaliseArchitecture(raw)).toBe(expected);
  });

  it.each([
    ['debian-12-generic-amd64', 'x86_64'],
    ['Rocky-9.4.aarch64.qcow2', 'aarch64'],
    ['CentOS-7-x86_64-GenericCloud', 'x86_64'],
    ['myamd64ish', null],
  ])('finds the architecture in %j', (name, expected) => {
    expect(detectArchitecture(name)).toBe(expected);
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
    const ids = DISTRIBUTIONS.flatMap((row) => row.ids);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(ids.map((id) => id.toLowerCase()));
  });
});
