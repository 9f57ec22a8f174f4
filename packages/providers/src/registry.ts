import { ec2 } from './ec2/index.js';
import { libvirt } from './libvirt/index.js';
import { openstack } from './openstack/index.js';
import type { Provider } from './provider.js';
import { simplestreams } from './simplestreams/index.js';
import { vmware } from './vmware/index.js';

/** Every provider. Only this file knows them all. */
const PROVIDERS: readonly Provider[] = [ec2, libvirt, openstack, simplestreams, vmware];

/** Finds the provider of a kind; undefined when the kind cannot be synced. */
export function findProvider(kind: string): Provider | undefined {
  return PROVIDERS.find((provider) => provider.kind === kind);
}

/** Lists the kinds that can be synced. */
export function providerKinds(): string[] {
  return PROVIDERS.map((provider) => provider.kind);
}
