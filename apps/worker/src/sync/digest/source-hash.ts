import { createHash } from 'node:crypto';
import type { LockedComputeResource } from '@image-catalog/database';
import type { JsonValue } from '@image-catalog/providers';
import { canonicalJson } from './canonical-json.js';

/**
 * Identifies what a look is at: where, as whom, and through which filters. A new password is not another source; another
 * account or region is, and what it does not show is no proof that something was deleted.
 */
export function hashSource({ type, url, user, uuid, domain, attrs }: LockedComputeResource): Buffer {
  const source = canonicalJson({ type, url, user, uuid, domain, attrs: attrs as JsonValue });
  return createHash('sha256').update(source).digest();
}
