import { ARCHITECTURE_WORDS } from './architectures.js';

/** Words that publishers put between a distribution and its version, or behind the version. They say nothing of either. */
const LINES = [
  // What it is.
  'linux gnu os image images disk disk1 qcow2 img raw vmdk ova iso guest template tpl tmpl golden release final ga ami',
  'cloud cloudimg cloudinit init generic genericcloud base baseos core standard std minimal min full server desktop workstation',
  'lvm ext4 xfs btrfs uefi uki bios efi legacy bare metal container root rootfs optimized virtual vm jeos dvd live',
  // Editions and support.
  'enterprise professional pro education datacenter dc essentials edition eval evaluation english en us german de french',
  'lts esm stream stable beta alpha daily latest edge testing backports production server',
  'ha sap hana byos byol byosl payg basic priority hpc rt fips licensed ahb',
  // Where it runs.
  'kvm qemu xen hvm pv ebs ec2 amazonec2 aws gcp gce google azure oci ocp openstack opennebula hetzner digitalocean vagrant',
  'libvirt vbox virtualbox vmware vsphere esxi proxmox nocloud hyperv hyper ssd gp2 gp3 instance access2 gen1 gen2 ena',
  'microsoft canonical vpc nat rtm sriov capable 64bit 32bit bit',
  // Releases of other things than the system.
  'ecs gpu inf neuron service',
];

const FILLERS: ReadonlySet<string> = new Set([...LINES.flatMap((line) => line.split(' ')), ...ARCHITECTURE_WORDS]);

/** Says whether a word may stand between a distribution and its version. */
export function isFiller(word: string): boolean {
  return FILLERS.has(word);
}
