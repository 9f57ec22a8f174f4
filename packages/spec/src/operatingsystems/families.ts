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

const NAMES: Readonly<Record<(typeof OPERATINGSYSTEM_FAMILIES)[number], RegExp>> = {
  AIX: /AIX/i,
  Altlinux: /Altlinux/i,
  Archlinux: /Archlinux/i,
  Coreos: /CoreOS|Flatcar/i,
  Debian: /Debian|Ubuntu/i,
  Fcos: /FCOS|FedoraCoreOS|FedoraCOS/i,
  Freebsd: /FreeBSD/i,
  Gentoo: /Gentoo/i,
  Junos: /Junos/i,
  NXOS: /NX-OS/i,
  Rancheros: /RancherOS/i,
  Redhat: /RedHat|Centos|Fedora|Scientific|SLC|OracleLinux|AlmaLinux|Rocky|Amazon/i,
  Rhcos: /RHCOS|RedHatCoreOS|RedHatCOS/i,
  Solaris: /Solaris/i,
  Suse: /OpenSuSE|SLES|SLED/i,
  VRP: /VRP/i,
  Windows: /Windows/i,
  Xenserver: /XenServer/i,
};

/**
 * Derives the family of an operating system from its name; null when no family matches. The first family in
 * alphabetical order wins, so FedoraCoreOS is a Coreos. Foreman: Operatingsystem.deduce_family
 */
export function deduceFamily(name: string): string | null {
  return OPERATINGSYSTEM_FAMILIES.find((family) => NAMES[family].test(name)) ?? null;
}
