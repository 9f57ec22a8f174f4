import {
  type AvailableImageView,
  type ComputeResourceShowView,
  type ComputeResourceView,
  kindOfClass,
  type ProviderKind,
  type ProviderViewKey,
} from '@image-catalog/spec';
import { viewDate } from '../../foreman/dates.js';
import type { AvailableImageRow, ComputeResourceDetails, ComputeResourceRow } from './compute-resource.row.js';

/** Shows a compute resource in a list: the common eight, then the keys of its kind. Foreman: app/views/api/v2/compute_resources */
export function presentComputeResource(row: ComputeResourceRow): ComputeResourceView {
  const kind = kindOfClass(row.type);
  const lastSegment = row.type.split('::').at(-1) ?? row.type;
  return {
    description: row.description,
    url: row.url,
    created_at: viewDate(row.created_at),
    updated_at: viewDate(row.updated_at),
    id: row.id,
    name: row.name,
    provider: kind?.name ?? lastSegment,
    provider_friendly_name: kind?.provider_friendly_name ?? lastSegment,
    ...(kind && Object.fromEntries(kind.view_keys.map((key) => [key, valueOf(row, kind, key)]))),
  };
}

/** Shows a compute resource with its images. */
export function presentComputeResourceDetails(row: ComputeResourceDetails): ComputeResourceShowView {
  return {
    ...presentComputeResource(row),
    images: row.images,
    compute_attributes: [],
    locations: row.locations,
    organizations: row.organizations,
  };
}

/** Shows an available image; only some kinds have paths. */
export function presentAvailableImage(row: AvailableImageRow): AvailableImageView {
  return { name: row.name, ...(row.path !== null && { path: row.path }), uuid: row.uuid };
}

function valueOf(row: ComputeResourceRow, kind: ProviderKind, key: ProviderViewKey): unknown {
  const column = (kind.aliases as Record<string, 'url' | 'user' | 'uuid' | undefined> | undefined)?.[key];
  if (column !== undefined) return row[column];
  if (key === 'user' || key === 'domain' || key === 'caching_enabled') return row[key];
  return row.attrs[key] ?? DEFAULTS[key]?.(kind) ?? null;
}

const DEFAULTS: Partial<Record<ProviderViewKey, (kind: ProviderKind) => unknown>> = {
  display_type: (kind) => kind.default_display_type,
  set_console_password: () => true,
  keyboard_layout: () => 'en-us',
  cloud: () => 'azure',
  ssl_verify_peer: () => false,
};
