import { cleanName, cleanProperties, readIdentifier, readTime } from '../clean.js';
import type { AvailableImage, RejectedItem } from '../provider.js';
import { type OsHints, readArchitectureFromName, readOs, readOsFromName } from '../read-hints.js';
import { findElement, type XmlElement } from '../xml.js';
import type { ManagedObject } from './wire.js';

/** `debian11_64Guest`, `rhel8_64Guest`, `windows2019srv_64Guest`, without what says 64 bits. */
const GUEST = /^([a-z]+?)(\d+)?(?:srv(?:Next)?)?Guest$/i;

/** Says whether a machine is a template; null when it does not tell. */
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
export function normaliseTemplate(machine: ManagedObject, path: readonly string[]): AvailableImage | RejectedItem {
  const config = machine.properties.get('summary.config');
  const uuid = instanceUuid(machine);
  if (uuid === null) return { uuid: null, reason: 'The template has no usable instance uuid.' };
  const name = cleanName(decodeName(textOf(config, 'name') ?? '')) ?? uuid;
  const guestId = textOf(config, 'guestId') ?? '';
  return {
    uuid,
    name,
    path: cleanName([...path, name].join('/')) ?? name,
    architecture: readArchitectureFromName(name) ?? (/64/.test(guestId) ? 'x86_64' : null),
    ...readHints(name, guestId, textOf(config, 'guestFullName') ?? ''),
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

/** vSphere writes a slash, a backslash and a percent sign of a name as in addresses. */
export function decodeName(name: string): string {
  return name.replace(/%(2f|5c|25)/gi, (escape) => decodeURIComponent(escape));
}

function textOf(element: XmlElement | undefined, name: string): string | null {
  return findElement(element, name)?.text ?? null;
}

/** Names tell more than guest ids, which name no minor version and often a system that is older. */
function readHints(name: string, guestId: string, guestFullName: string): OsHints {
  const named = readOsFromName(name);
  if (named.os_name !== null) return named;
  const fullName = guestFullName.replace(/\(\d\d-bit\)/, '');
  const [, system, version] = GUEST.exec(guestId.replace(/_?64(?=Guest$)/, '')) ?? [];
  const guest = readOs({ distribution: system ?? '', versions: [fullName, version ?? ''] });
  return guest.os_name === null ? readOsFromName(fullName) : guest;
}

/** The epoch stands for a machine that never told. */
function readModified(text: string | undefined): string | null {
  const time = readTime(text);
  return time?.startsWith('1970-01-01') ? null : time;
}
