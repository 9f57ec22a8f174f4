import type { OPERATINGSYSTEM_FAMILIES } from '@image-catalog/spec';

/** A distribution. To recognise a new one, add a row to DISTRIBUTIONS. */
export interface Distribution {
  /** Its names in sources, in lower case; libosinfo's short id comes first. */
  ids: readonly string[];
  /** The operating system's name in Foreman's facts. */
  os_name: string;
  os_family: (typeof OPERATINGSYSTEM_FAMILIES)[number] | null;
  /** The login of the distribution's own cloud images. */
  username: string | null;
  /** Release names by version. Only the family Debian needs them. */
  release_names?: Readonly<Record<string, string>>;
  /** How many parts of a version distinguish releases; all of them when absent. */
  version_parts?: number;
  /** Versions with this word, and all from this major version on, use the row with this id. */
  renamed?: { from: number; word: RegExp; to: string };
}

/** All distributions that are recognised, in any order. */
export const DISTRIBUTIONS: readonly Distribution[] = [
  {
    ids: ['debian'],
    os_name: 'Debian',
    os_family: 'Debian',
    username: 'debian',
    release_names: {
      7: 'wheezy',
      8: 'jessie',
      9: 'stretch',
      10: 'buster',
      11: 'bullseye',
      12: 'bookworm',
      13: 'trixie',
      14: 'forky',
      15: 'duke',
    },
  },
  {
    ids: ['ubuntu', 'ubuntu-core', 'ubuntu-server'],
    os_name: 'Ubuntu',
    os_family: 'Debian',
    username: 'ubuntu',
    version_parts: 2,
    release_names: {
      '12.04': 'precise',
      '14.04': 'trusty',
      '16.04': 'xenial',
      '18.04': 'bionic',
      '20.04': 'focal',
      '20.10': 'groovy',
      '21.04': 'hirsute',
      '21.10': 'impish',
      '22.04': 'jammy',
      '22.10': 'kinetic',
      '23.04': 'lunar',
      '23.10': 'mantic',
      '24.04': 'noble',
      '24.10': 'oracular',
      '25.04': 'plucky',
      '25.10': 'questing',
      '26.04': 'resolute',
    },
  },
  {
    ids: ['centos-stream', 'centos_stream', 'centosstream', 'centos stream'],
    os_name: 'CentOS_Stream',
    os_family: 'Redhat',
    username: 'cloud-user',
  },
  {
    ids: ['centos'],
    os_name: 'CentOS',
    os_family: 'Redhat',
    username: 'centos',
    renamed: { from: 9, word: /stream/i, to: 'centos-stream' },
  },
  {
    ids: ['rocky', 'rockylinux', 'rocky-linux', 'rocky linux'],
    os_name: 'Rocky',
    version_parts: 2,
    os_family: 'Redhat',
    username: 'rocky',
  },
  {
    ids: ['almalinux', 'alma', 'alma-linux', 'alma linux'],
    os_name: 'AlmaLinux',
    version_parts: 2,
    os_family: 'Redhat',
    username: 'almalinux',
  },
  { ids: ['fedora-coreos', 'fcos', 'fedora coreos'], os_name: 'FedoraCoreOS', os_family: 'Fcos', username: 'core' },
  { ids: ['fedora'], os_name: 'Fedora', os_family: 'Redhat', username: 'fedora' },
  { ids: ['rhcos'], os_name: 'RedHatCoreOS', os_family: 'Rhcos', username: 'core' },
  {
    ids: ['rhel', 'redhat', 'red-hat', 'red hat', 'red hat enterprise linux'],
    os_name: 'RedHat',
    version_parts: 2,
    os_family: 'Redhat',
    username: 'cloud-user',
  },
  {
    ids: ['ol', 'oraclelinux', 'oracle-linux', 'oracle linux', 'oracle'],
    os_name: 'OracleLinux',
    os_family: 'Redhat',
    username: 'cloud-user',
  },
  {
    ids: ['amzn', 'amazonlinux', 'amazon-linux', 'amazon linux'],
    os_name: 'Amazon',
    os_family: 'Redhat',
    username: 'ec2-user',
  },
  { ids: ['scientificlinux', 'scientific'], os_name: 'Scientific', os_family: 'Redhat', username: null },
  {
    ids: ['opensuse', 'opensuse-leap', 'opensuse leap', 'opensuse-tumbleweed', 'opensuse tumbleweed'],
    os_name: 'opensuse',
    os_family: 'Suse',
    username: 'opensuse',
  },
  { ids: ['sles', 'sle', 'suse'], os_name: 'SLES', os_family: 'Suse', username: 'sles' },
  {
    ids: ['windows', 'win', 'microsoft', 'windows server', 'windows-server'],
    os_name: 'windows',
    os_family: 'Windows',
    username: 'Administrator',
  },
  { ids: ['archlinux', 'arch', 'arch linux'], os_name: 'Archlinux', os_family: 'Archlinux', username: 'arch' },
  { ids: ['altlinux', 'alt'], os_name: 'Altlinux', os_family: 'Altlinux', username: 'altlinux' },
  { ids: ['gentoo'], os_name: 'Gentoo', os_family: 'Gentoo', username: 'gentoo' },
  { ids: ['flatcar'], os_name: 'Flatcar', os_family: 'Coreos', username: 'core' },
  { ids: ['coreos'], os_name: 'CoreOS', os_family: 'Coreos', username: 'core' },
  { ids: ['freebsd'], os_name: 'FreeBSD', os_family: 'Freebsd', username: 'freebsd' },
  { ids: ['alpinelinux', 'alpine', 'alpine linux'], os_name: 'Alpine', os_family: null, username: 'alpine' },
  { ids: ['cirros'], os_name: 'CirrOS', os_family: null, username: 'cirros' },
];

/** Words between a distribution and its version in names of images: `CentOS-Stream-GenericCloud-9`. */
export const FILLERS: readonly string[] =
  'linux server stream leap lts os cloud generic genericcloud base enterprise minimal standard'.split(' ');

/** Architectures by their names in sources. The catalog uses Foreman's names, which are those of the Linux kernel. */
export const ARCHITECTURES: Readonly<Record<string, string>> = {
  amd64: 'x86_64',
  x64: 'x86_64',
  'x86-64': 'x86_64',
  arm64: 'aarch64',
  armv8: 'aarch64',
  i386: 'i686',
  i486: 'i686',
  i586: 'i686',
  x86: 'i686',
  armhf: 'armv7l',
  armv7: 'armv7l',
  ppc64el: 'ppc64le',
};
