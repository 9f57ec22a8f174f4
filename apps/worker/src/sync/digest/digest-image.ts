import { hash } from 'node:crypto';
import { cleanLine, isFit, type ObservedImage } from '@image-catalog/database';
import type { AvailableImage } from '@image-catalog/providers';
import { canonicalObject } from './canonical-json.js';

/** The most that is stored of one image, in UTF-16 units unless said otherwise. */
const LIMITS = {
  /** Bytes: the key of an index must fit. */
  uuid: 1_024,
  line: 255,
  path: 4_096,
  tags: 64,
  properties: 65_536,
};

/**
 * Says whether a uuid can be stored exactly as the provider gave it. It is never mended: two that mending makes one would
 * be one image.
 */
export function isUsableUuid(uuid: unknown): uuid is string {
  return typeof uuid === 'string' && uuid !== '' && Buffer.byteLength(uuid) <= LIMITS.uuid && isFit(uuid);
}

/** Makes a provider's image fit to be stored, whatever it holds, and hashes it; null when its uuid is not usable. */
export function normaliseImage(scope: string, image: AvailableImage): ObservedImage | null {
  if (!isUsableUuid(image.uuid)) return null;
  const observed = {
    uuid: image.uuid,
    scope,
    name: line(image.name) ?? cleanLine(image.uuid, LIMITS.line),
    path: line(image.path, LIMITS.path),
    architecture: line(image.architecture),
    os_name: line(image.os_name),
    os_major: line(image.os_major),
    os_minor: typeof image.os_minor === 'string' ? cleanLine(image.os_minor, LIMITS.line) : null,
    os_release_name: line(image.os_release_name),
    os_family: line(image.os_family),
    username: line(image.username),
    state: line(image.state) ?? 'unknown',
    size_bytes: size(image.size_bytes),
    owner: line(image.owner),
    tags: tags(image.tags),
    provider_created_at: time(image.provider_created_at),
    provider_updated_at: time(image.provider_updated_at),
  };
  const properties = canonicalObject(image.properties ?? {}, LIMITS.properties);
  // In this order, which is part of the hash. Where the list ends JSON itself says, so the properties can follow as they are.
  const text = JSON.stringify(Object.values(observed)) + properties;
  return Object.assign(observed, { properties, content_hash: hash('sha256', text, 'hex') });
}

function line(value: unknown, limit = LIMITS.line): string | null {
  return typeof value === 'string' ? cleanLine(value, limit) || null : null;
}

function size(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function tags(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((tag) => line(tag) ?? []).slice(0, LIMITS.tags);
}

/** A point in time in the form in which it is stored, on a day that every month has. */
const STORED_TIME = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

function time(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  if (STORED_TIME.test(value)) return value;
  const at = new Date(value);
  // Postgres and a four-digit year agree on what they can hold.
  const isKnown = !Number.isNaN(at.getTime()) && at.getUTCFullYear() > 0 && at.getUTCFullYear() < 10_000;
  return isKnown ? at.toISOString() : null;
}
