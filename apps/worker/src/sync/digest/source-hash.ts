import { createHash } from 'node:crypto';
import type { LockedComputeResource } from '@image-catalog/database';
import type { JsonValue } from '@image-catalog/providers';
import { canonicalJson } from './canonical-json.js';

/**
 * Identifies a source by its address, account and filters. A new password is the same source. Another account or region is
 * another source: what it does not list proves no deletion.
 */
export function hashSource({ type, url, user, uuid, domain, attrs }: LockedComputeResource): Buffer {
  const source = canonicalJson({ type, url, user, uuid, domain, attrs: attrs as JsonValue });
  return createHash('sha256').update(source).digest();
}
