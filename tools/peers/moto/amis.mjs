// Writes the AMIs that moto starts with: `node amis.mjs COUNT FILE`. Most belong to the account, some to others; moto keeps
// the architecture of these, and drops that of images which are registered later. It holds them in every region alike. A
// creation_date would break the second region: moto 5.2.1 parses it again.
import { writeFileSync } from 'node:fs';

const [count, file] = [Number(process.argv[2]), process.argv[3]];
const OWN = '123456789012';
const OTHER = '099720109477';
const SYSTEMS = [
  ['debian-12', 'Debian 12'],
  ['ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04', 'Canonical, Ubuntu, 24.04'],
  ['RHEL-9.4.0_HVM', 'Red Hat Enterprise Linux 9.4'],
  ['al2023-ami-2023.5.20240722.0-kernel-6.1', 'Amazon Linux 2023'],
  ['Windows_Server-2022-English-Full-Base', 'Microsoft Windows Server 2022'],
];

const amis = Array.from({ length: count + Math.ceil(count / 10) }, (_, index) => {
  const [system, description] = SYSTEMS[index % SYSTEMS.length];
  const architecture = index % 3 === 0 ? 'arm64' : 'x86_64';
  const owner = index < count ? OWN : OTHER;
  const name = `${system}-${architecture}-${String(index).padStart(6, '0')}`;
  return {
    ami_id: `ami-${(0xc0ffee0000 + index * 7919).toString(16).padStart(17, '0')}`,
    name,
    description,
    architecture,
    owner_id: owner,
    public: owner === OTHER,
    image_location: `${owner}/${name}`,
    state: 'available',
    image_type: 'machine',
    root_device_type: 'ebs',
    root_device_name: '/dev/xvda',
    sriov: 'simple',
    virtualization_type: 'hvm',
    hypervisor: 'xen',
    ...(description.includes('Windows') ? { platform: 'windows' } : {}),
  };
});
writeFileSync(file, JSON.stringify(amis));
