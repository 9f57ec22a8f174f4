import { cleanName, cleanProperties, readIdentifier } from '../clean.js';
import { ProviderError } from '../provider-error.js';
import type { ProviderImage, RejectedItem } from '../provider.js';
import { detectArchitecture, recognise } from '../recognition/index.js';
import { findElement, parseXml, type XmlElement } from '../xml.js';
import type { Volume } from './wire.js';

/** Characters. Real descriptions have about a thousand. */
const MOST_DESCRIPTION = 65_536;
const UNITS: Readonly<Record<string, number>> = {
  bytes: 1,
  B: 1,
  KB: 1e3,
  KiB: 2 ** 10,
  MB: 1e6,
  MiB: 2 ** 20,
  GB: 1e9,
  GiB: 2 ** 30,
  TB: 1e12,
  TiB: 2 ** 40,
};

/** Turns a volume and its description into an available image. Libvirt: docs/formatstorage.rst */
export function normaliseVolume(volume: Volume, description: string): ProviderImage | RejectedItem {
  const uuid = readIdentifier(volume.key);
  if (uuid === null) return { uuid: null, reason: 'The volume has no usable key.' };
  if (description.length > MOST_DESCRIPTION) {
    return { uuid, reason: `The description of the volume has more than ${MOST_DESCRIPTION} characters.` };
  }
  const xml = readDescription(description);
  if (xml === null) return { uuid, reason: 'The description of the volume cannot be read.' };
  const name = cleanName(volume.name) ?? uuid;
  const format = findElement(xml, 'target', 'format')?.attributes['type'] ?? null;
  return {
    uuid,
    name,
    path: null,
    architecture: detectArchitecture(name),
    ...recognise({ names: [name] }),
    state: readState(name, xml.attributes['type'], format),
    size_bytes: readCapacity(findElement(xml, 'capacity')),
    owner: null,
    tags: [],
    provider_created_at: null,
    provider_updated_at: readTimestamp(findElement(xml, 'target', 'timestamps', 'mtime')?.text),
    properties: cleanProperties({
      type: xml.attributes['type'] ?? null,
      format,
      path: findElement(xml, 'target', 'path')?.text ?? null,
      backing_store: findElement(xml, 'backingStore', 'path')?.text ?? null,
    }),
  };
}

function readDescription(text: string): XmlElement | null {
  try {
    const xml = parseXml(text, 'Libvirt');
    return xml.name === 'volume' ? xml : null;
  } catch (error) {
    if (error instanceof ProviderError) return null;
    throw error;
  }
}

/** Folders and installation discs cannot start a machine. */
function readState(name: string, type: string | undefined, format: string | null): string {
  if (type === 'dir' || format === 'dir') return 'folder';
  return format === 'iso' || /\.iso$/i.test(name) ? 'disc' : 'active';
}

function readCapacity(element: XmlElement | undefined): number | null {
  const text = element?.text.trim() ?? '';
  const size = /^\d{1,19}$/.test(text)
    ? Number(text) * (UNITS[element?.attributes['unit'] ?? 'bytes'] ?? Number.NaN)
    : Number.NaN;
  return Number.isSafeInteger(size) ? size : null;
}

/** Seconds since 1970, with nine digits of a fraction. */
function readTimestamp(text: string | undefined): string | null {
  const seconds = /^\d{1,11}(\.\d{1,9})?$/.test(text?.trim() ?? '') ? Number(text) : Number.NaN;
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}
