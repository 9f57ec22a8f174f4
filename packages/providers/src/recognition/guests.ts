import type { OsFields } from './read-fields.js';

/** Guest ids whose number is not the version: Windows 10 is `windows9Guest`. vSphere API: VirtualMachineGuestOsIdentifier */
const WINDOWS: Readonly<Record<string, string>> = {
  winNetStandard: '2003',
  winNetEnterprise: '2003',
  winNetDatacenter: '2003',
  winLonghorn: '2008',
  windows7: '7',
  windows7Server: '2008',
  windows8: '8',
  windows8Server: '2012',
  windows9: '10',
  windows9Server: '2016',
  windows11: '11',
  windows2019srv: '2019',
  windows2019srvNext: '2022',
  windows2022srvNext: '2025',
};

const LINUX: Readonly<Record<string, string>> = {
  rhel: 'rhel',
  centos: 'centos',
  oracleLinux: 'ol',
  rockylinux: 'rocky',
  almalinux: 'almalinux',
  amazonlinux: 'amazonlinux',
  fedora: 'fedora',
  debian: 'debian',
  ubuntu: 'ubuntu',
  sles: 'sles',
  opensuse: 'opensuse',
  freebsd: 'freebsd',
  coreos: 'coreos',
};

/** `amazonlinux3_64Guest` stands for Amazon Linux 2023. */
const RENAMED: Readonly<Record<string, string>> = { amazonlinux3: '2023' };

/**
 * Reads a guest id of vSphere, as in `debian11_64Guest` or `windows2019srvNext_64Guest`, into fields; null when it names no
 * system. A full name that ends in `or later` leaves the version open: such an id is used for systems that have none yet.
 */
export function readGuest(id: string, fullName: string): OsFields | null {
  const guest = id.replace(/_?64(?=Guest$)/, '').replace(/Guest$/, '');
  const isOpen = /or later/i.test(fullName);
  const windows = Object.hasOwn(WINDOWS, guest) ? WINDOWS[guest] : undefined;
  if (windows !== undefined) return { distribution: 'windows', versions: isOpen ? [] : [windows] };
  const [, letters = '', digits = ''] = /^([a-z]+?)(\d*)$/i.exec(guest) ?? [];
  const distribution = Object.hasOwn(LINUX, letters) ? LINUX[letters] : undefined;
  if (distribution === undefined) return null;
  const version = Object.hasOwn(RENAMED, guest) ? RENAMED[guest] : digits;
  return { distribution, versions: isOpen || !version ? [] : [version] };
}
