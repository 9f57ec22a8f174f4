/** The families that an operating system may have, in the order of Foreman's message. Foreman: Operatingsystem::FAMILIES */
export const OPERATINGSYSTEM_FAMILIES = [
  'AIX',
  'Altlinux',
  'Archlinux',
  'Coreos',
  'Debian',
  'Fcos',
  'Freebsd',
  'Gentoo',
  'Junos',
  'NXOS',
  'Rancheros',
  'Redhat',
  'Rhcos',
  'Solaris',
  'Suse',
  'VRP',
  'Windows',
  'Xenserver',
] as const;

/** The password hashes that an operating system may have; the first is the default. */
export const PASSWORD_HASHES = ['SHA512', 'SHA256', 'Base64', 'Base64-Windows', 'MD5'] as const;

// First match wins, so the names that hold another distribution's name come first.
const NAMES: readonly [RegExp, string][] = [
  [/RHCOS|RedHatCoreOS/i, 'Rhcos'],
  [/FCOS|FedoraCoreOS/i, 'Fcos'],
  [/RedHat|RHEL|Centos|Fedora|Scientific|SLC|OracleLinux|Oracle|AlmaLinux|Alma|Rocky|Amazon/i, 'Redhat'],
  [/Debian|Ubuntu/i, 'Debian'],
  [/OpenSuSE|SLES|Suse/i, 'Suse'],
  [/Windows/i, 'Windows'],
  [/ALT/i, 'Altlinux'],
  [/Archlinux/i, 'Archlinux'],
  [/CoreOS|ContainerLinux|Flatcar/i, 'Coreos'],
  [/RancherOS/i, 'Rancheros'],
  [/Solaris/i, 'Solaris'],
  [/FreeBSD/i, 'Freebsd'],
  [/Gentoo/i, 'Gentoo'],
  [/NX-OS/i, 'NXOS'],
  [/VRP/i, 'VRP'],
  [/XenServer/i, 'Xenserver'],
  [/JunOS/i, 'Junos'],
  [/AIX/i, 'AIX'],
];

/** Deduces the family of an operating system from its name; null when the name tells none. Foreman: Operatingsystem.deduce_family */
export function deduceFamily(name: string): string | null {
  return NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
