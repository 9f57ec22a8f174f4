import { hash } from 'node:crypto';
import type { ObservedImage } from '@image-catalog/database';
import type { ProviderImage } from '@image-catalog/providers';
import { cleanLine, isFit, TEXT_LIMITS } from '@image-catalog/spec';
import { canonicalObject } from './canonical-json.js';

/**
 * Says whether a uuid can be stored exactly as the provider sent it. A uuid is never cleaned: two of them could become equal,
 * and then count as one image.
 */
export function isUsableUuid(uuid: unknown): uuid is string {
  return typeof uuid === 'string' && uuid !== '' && Buffer.byteLength(uuid) <= TEXT_LIMITS.uuid_bytes && isFit(uuid);
}

/**
 * Turns a provider's image into the row that is stored, with its hash; null when its uuid is not usable. Providers clean their
 * text themselves. Cleaning it here again changes nothing, unless a provider has a fault: then one image must not break a page.
 */
export function digestImage(scope: string, image: ProviderImage): ObservedImage | null {
  if (!isUsableUuid(image.uuid)) return null;
  const observed = {
    uuid: image.uuid,
    scope,
    name: line(image.name) ?? cleanLine(image.uuid, TEXT_LIMITS.line),
    path: line(image.path),
    architecture: line(image.architecture),
    os_name: line(image.os_name),
    os_major: line(image.os_major),
    os_minor: typeof image.os_minor === 'string' ? cleanLine(image.os_minor, TEXT_LIMITS.line) : null,
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
  const properties = canonicalObject(image.properties ?? {}, TEXT_LIMITS.properties);
  const withdrawn = digestWithdrawal(image.withdrawn);
  // The order of the fields is part of the hash. JSON marks the end of the list, so the properties can follow as they are.
  const os_readings = tags(image.os_readings);
  // Most images have neither readings nor a withdrawal. Their hash is what it was before, so nothing is written anew.
  const text =
    JSON.stringify(Object.values(observed)) +
    properties +
    (os_readings.length === 0 ? '' : JSON.stringify(os_readings)) +
    (withdrawn.withdrawal === null ? '' : JSON.stringify(Object.values(withdrawn)));
  return Object.assign(observed, withdrawn, { os_readings, properties, content_hash: hash('sha256', text, 'hex') });
}

const NOT_WITHDRAWN = { withdrawal: null, withdrawn_at: null, replacement: null };

function digestWithdrawal(withdrawn: ProviderImage['withdrawn']) {
  if (!withdrawn) return NOT_WITHDRAWN;
  return {
    withdrawal: withdrawn.kind,
    withdrawn_at: time(withdrawn.at),
    replacement: line(withdrawn.replacement),
  };
}

function line(value: unknown): string | null {
  return typeof value === 'string' ? cleanLine(value, TEXT_LIMITS.line) || null : null;
}

function size(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function tags(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((tag) => line(tag) ?? []).slice(0, TEXT_LIMITS.tags);
}

/** A time in its stored form. Day 28 is the last that every month has; later days take the slower way. */
const STORED_TIME = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

function time(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  if (STORED_TIME.test(value)) return value;
  const at = new Date(value);
  // Postgres and ISO 8601 with four digits agree on these years.
  const isKnown = !Number.isNaN(at.getTime()) && at.getUTCFullYear() > 0 && at.getUTCFullYear() < 10_000;
  return isKnown ? at.toISOString() : null;
}
