import { cleanName, cleanProperties, readIdentifier, readTime } from '../clean.js';
import type { ProviderImage, RejectedItem } from '../provider.js';
import { detectArchitecture, readGuest, recognise } from '../recognition/index.js';
import { findElement, type XmlElement } from '../xml.js';
import type { ManagedObject } from './wire.js';

/** Says whether a machine is a template; null when it does not say. */
export function isTemplate(machine: ManagedObject): boolean | null {
  const text = findElement(machine.properties.get('summary.config'), 'template')?.text;
  return text === undefined ? null : text === 'true';
}

/** The id that Foreman stores; null when there is none. */
export function instanceUuid(machine: ManagedObject): string | null {
  const said = machine.properties.get('config.instanceUuid')?.text;
  return readIdentifier(said ?? textOf(machine.properties.get('summary.config'), 'instanceUuid'));
}

/** Turns a template into an available image; `path` are the names of its folders. vSphere API: VirtualMachineConfigSummary */
export function normaliseTemplate(machine: ManagedObject, path: readonly string[]): ProviderImage | RejectedItem {
  const config = machine.properties.get('summary.config');
  const uuid = instanceUuid(machine);
  if (uuid === null) return { uuid: null, reason: 'The template has no usable instance uuid.' };
  const name = cleanName(decodeName(textOf(config, 'name') ?? '')) ?? uuid;
  const guestId = textOf(config, 'guestId') ?? '';
  return {
    uuid,
    name,
    path: cleanName([...path, name].join('/')) ?? name,
    architecture: detectArchitecture(name) ?? (/64/.test(guestId) ? 'x86_64' : null),
    ...recogniseTemplate(name, guestId, textOf(config, 'guestFullName') ?? ''),
    state: 'active',
    size_bytes: null,
    owner: null,
    tags: [],
    provider_created_at: null,
    provider_updated_at: readModified(machine.properties.get('config.modified')?.text),
    properties: cleanProperties({
      reference: machine.id,
      guest_id: guestId,
      guest_full_name: textOf(config, 'guestFullName'),
      annotation: textOf(config, 'annotation'),
      bios_uuid: textOf(config, 'uuid'),
      cpus: textOf(config, 'numCpu'),
      memory_mb: textOf(config, 'memorySizeMB'),
      file: textOf(config, 'vmPathName'),
    }),
  };
}

/** Decodes a name: vSphere escapes slash, backslash and percent sign as in urls. */
export function decodeName(name: string): string {
  return name.replace(/%(2f|5c|25)/gi, (escape) => decodeURIComponent(escape));
}

function textOf(element: XmlElement | undefined, name: string): string | null {
  return findElement(element, name)?.text ?? null;
}

/** The name says more than the guest id, which has no minor version and often names an older system. */
function recogniseTemplate(name: string, guestId: string, guestFullName: string) {
  return recognise({ names: [name], fields: readGuest(guestId, guestFullName), trust: 'rough' });
}

/** The epoch stands for an unknown time. */
function readModified(text: string | undefined): string | null {
  const time = readTime(text);
  return time?.startsWith('1970-01-01') ? null : time;
}
