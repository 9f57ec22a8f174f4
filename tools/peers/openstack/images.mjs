// The images that the peer's Glance gets through its API: each kind that a normaliser must cope with, once or more.

const file = { disk_format: 'qcow2', container_format: 'bare' };
const mine = { by: 'sync', upload: true, visibility: 'private', ...file };
const everyones = { by: 'admin', upload: true, visibility: 'public', ...file };

const described = [
  ['debian', '11', 'x86_64'],
  ['debian', '12', 'x86_64'],
  ['debian', '12', 'aarch64'],
  ['debian', '13', 'x86_64'],
  ['ubuntu', '20.04', 'x86_64'],
  ['ubuntu', '22.04', 'x86_64'],
  ['ubuntu', '22.04', 'aarch64'],
  ['ubuntu', '24.04', 'x86_64'],
  ['ubuntu', '24.04', 'ppc64le'],
  ['ubuntu', '24.04', 's390x'],
  ['rocky', '8.10', 'x86_64'],
  ['rocky', '9.4', 'x86_64'],
  ['rocky', '9.4', 'aarch64'],
  ['almalinux', '8.10', 'x86_64'],
  ['almalinux', '9.4', 'x86_64'],
  ['centos', '7', 'x86_64'],
  ['centos', '9-Stream', 'x86_64'],
  ['rhel', '9.4', 'x86_64'],
  ['fedora', '40', 'x86_64'],
  ['fedora', '41', 'aarch64'],
  ['opensuse', '15.6', 'x86_64'],
  ['sles', '15.6', 'x86_64'],
  ['arch', '', 'x86_64'],
  ['freebsd', '14.1', 'x86_64'],
  ['windows', '2019', 'x86_64'],
  ['windows', '2022', 'x86_64'],
].map(([os_distro, os_version, architecture], index) => ({
  ...(index % 3 === 0 ? everyones : mine),
  name: [os_distro, os_version, architecture].filter(Boolean).join('-'),
  os_distro,
  ...(os_version && { os_version }),
  architecture,
  os_type: os_distro === 'windows' ? 'windows' : 'linux',
  min_ram: 512,
  min_disk: 10,
  tags: ['seed'],
}));

const odd = [
  { ...everyones, name: 'Ubuntu 24.04 LTS (Noble Numbat)' },
  { ...mine, name: 'debian-12-genericcloud-amd64-20241004-1890' },
  { ...mine, name: 'golden image of the web team' },
  { ...mine },
  { ...mine, name: 'Größe ラ', tags: ['größe', 'seed'] },
  { ...mine, name: 'snapshot of web-01', image_type: 'snapshot', base_image_ref: '', instance_uuid: 'a1' },
  { ...mine, name: 'with a login', os_distro: 'debian', os_version: '12', os_admin_user: 'operator' },
  { ...mine, name: 'with a long property', remark: 'x'.repeat(20_000) },
  { ...mine, name: 'same name', hw_architecture: 'arm64' },
  { ...mine, name: 'same name' },
  { ...mine, name: 'never uploaded', upload: false },
  { ...everyones, name: 'withdrawn', deactivate: true },
  { ...everyones, name: 'hidden', os_hidden: true },
  { ...everyones, name: 'of the community', visibility: 'community' },
];

export const images = [...described, ...odd];
