import { describe, expect, it } from '@jest/globals';
import type { ProviderImage } from '../provider.js';
import { childrenOf, parseXml } from '../xml.js';
import { decodeName, isTemplate, normaliseTemplate } from './normalise.js';

const UUID = '5029c440-85ee-5a5d-8a2d-4b3b5b3c0001';

function machine(config: string, more: Record<string, string> = {}) {
  const properties = { 'summary.config': config, ...more };
  const xml = parseXml(
    `<a>${Object.entries(properties)
      .map(([, value]) => `<val>${value}</val>`)
      .join('')}</a>`,
    'The test',
  );
  const values = childrenOf(xml, 'val');
  return {
    type: 'VirtualMachine',
    id: 'vm-1',
    properties: new Map(Object.keys(properties).map((name, index) => [name, values[index]!])),
  };
}

const normalise = (config: string, path: string[] = []) =>
  normaliseTemplate(machine(`<instanceUuid>${UUID}</instanceUuid>${config}`), path) as ProviderImage;
const system = ({ os_name, os_major, os_minor }: ProviderImage) => [os_name, os_major, os_minor];

describe('normaliseTemplate', () => {
  it('fills every column that vSphere has something for', () => {
    const config = `<name>debian-12-template</name><template>true</template><vmPathName>[ds] d/d.vmtx</vmPathName>
      <memorySizeMB>2048</memorySizeMB><numCpu>2</numCpu><uuid>b-uuid</uuid><instanceUuid>${UUID}</instanceUuid>
      <guestId>debian12_64Guest</guestId><guestFullName>Debian GNU/Linux 12 (64-bit)</guestFullName><annotation>golden</annotation>`;

    expect(
      normaliseTemplate(machine(config, { 'config.modified': '2026-01-02T03:04:05.678Z' }), ['linux', 'golden']),
    ).toEqual({
      uuid: UUID,
      name: 'debian-12-template',
      path: 'linux/golden/debian-12-template',
      architecture: 'x86_64',
      os_name: 'Debian',
      os_major: '12',
      os_minor: '',
      os_release_name: 'bookworm',
      os_family: 'Debian',
      username: 'debian',
      os_readings: [],
      state: 'active',
      size_bytes: null,
      owner: null,
      tags: [],
      provider_created_at: null,
      provider_updated_at: '2026-01-02T03:04:05.678Z',
      properties: {
        reference: 'vm-1',
        guest_id: 'debian12_64Guest',
        guest_full_name: 'Debian GNU/Linux 12 (64-bit)',
        annotation: 'golden',
        bios_uuid: 'b-uuid',
        cpus: '2',
        memory_mb: '2048',
        file: '[ds] d/d.vmtx',
      },
    });
  });

  it.each([
    ['debian11_64Guest', 'Debian GNU/Linux 11 (64-bit)', ['Debian', '11', '']],
    ['debian12Guest', 'Debian GNU/Linux 12 (32-bit)', ['Debian', '12', '']],
    ['rhel8_64Guest', 'Red Hat Enterprise Linux 8 (64-bit)', ['RedHat', '8', '']],
    ['ubuntu64Guest', 'Ubuntu Linux (64-bit)', ['Ubuntu', null, null]],
    ['windows2019srv_64Guest', 'Microsoft Windows Server 2019 (64-bit)', ['windows', '2019', '']],
    ['windows2019srvNext_64Guest', 'Microsoft Windows Server 2022 (64-bit)', ['windows', '2022', '']],
    ['sles15_64Guest', 'SUSE Linux Enterprise 15 (64-bit)', ['SLES', '15', '']],
    ['oracleLinux9_64Guest', 'Oracle Linux 9 (64-bit)', ['OracleLinux', '9', '']],
    ['rockylinux_64Guest', 'Rocky Linux (64-bit)', ['Rocky', null, null]],
    ['almalinux_64Guest', 'AlmaLinux (64-bit)', ['AlmaLinux', null, null]],
    ['amazonlinux2_64Guest', 'Amazon Linux 2 (64-bit)', ['Amazon', '2', '']],
    ['otherGuest', 'Other (32-bit)', [null, null, null]],
    ['', '', [null, null, null]],
  ])('reads the system out of the guest id %s', (id, fullName, expected) => {
    const image = normalise(`<name>golden</name><guestId>${id}</guestId><guestFullName>${fullName}</guestFullName>`);

    expect(system(image)).toEqual(expected);
  });

  it('takes the name before the guest id', () => {
    expect(system(normalise('<name>ubuntu-24.04</name><guestId>otherLinux64Guest</guestId>'))).toEqual([
      'Ubuntu',
      '24.04',
      '',
    ]);
  });

  it.each([
    ['the id for a missing name', '', { name: UUID, path: UUID }],
    ['a slash in a name', '<name>a%2fb</name>', { name: 'a/b' }],
    [
      'the architecture in the name',
      '<name>debian-12-arm64</name><guestId>arm_64Guest</guestId>',
      { architecture: 'aarch64' },
    ],
    ['no architecture without one', '<name>golden</name><guestId>otherGuest</guestId>', { architecture: null }],
  ])('takes %s', (_what, config, expected) => {
    expect(normalise(config)).toMatchObject(expected);
  });

  it('rejects a template without an id', () => {
    expect(normaliseTemplate(machine('<name>golden</name>'), [])).toMatchObject({ uuid: null });
  });

  it('takes no time for the epoch', () => {
    const one = machine(`<instanceUuid>${UUID}</instanceUuid>`, { 'config.modified': '1970-01-01T00:00:00Z' });

    expect(normaliseTemplate(one, [])).toMatchObject({ provider_updated_at: null });
  });
});

describe('isTemplate', () => {
  it.each([
    ['<template>true</template>', true],
    ['<template>false</template>', false],
    ['', null],
  ])('reads %j', (config, expected) => {
    expect(isTemplate(machine(config))).toBe(expected);
  });
});

it('decodes what vSphere writes in names, and nothing else', () => {
  expect(decodeName('a%2fb%5Cc%25d%20e%')).toBe('a/b\\c%d%20e%');
});
