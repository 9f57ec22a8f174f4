import { describe, expect, it } from '@jest/globals';
import { deduceFamily, OPERATINGSYSTEM_FAMILIES } from './families.js';

describe('deduceFamily', () => {
  it.each([
    ['Debian', 'Debian'],
    ['Ubuntu', 'Debian'],
    ['debian-testing', 'Debian'],
    ['CentOS_Stream', 'Redhat'],
    ['RedHat', 'Redhat'],
    ['Fedora', 'Redhat'],
    ['Rocky', 'Redhat'],
    ['AlmaLinux', 'Redhat'],
    ['OracleLinux', 'Redhat'],
    ['Amazon', 'Redhat'],
    ['RHCOS', 'Rhcos'],
    ['FCOS', 'Fcos'],
    ['FedoraCoreOS', 'Coreos'],
    ['RedHatCoreOS', 'Coreos'],
    ['Flatcar', 'Coreos'],
    ['OpenSuSE', 'Suse'],
    ['SLES', 'Suse'],
    ['NX-OS', 'NXOS'],
    ['ALTLinux', 'Altlinux'],
    ['Cobalt', null],
    ['RHEL', null],
    ['Plan9', null],
    ['', null],
  ])('takes %j for %j', (name, expected) => {
    const family = deduceFamily(name);

    expect(family).toBe(expected);
  });

  it('can deduce every family there is', () => {
    const deduced = new Set(OPERATINGSYSTEM_FAMILIES.map((family) => deduceFamily(nameOf(family))));

    expect(deduced).toEqual(new Set(OPERATINGSYSTEM_FAMILIES));
  });
});

function nameOf(family: string): string {
  return { NXOS: 'NX-OS', Suse: 'SLES' }[family] ?? family;
}
