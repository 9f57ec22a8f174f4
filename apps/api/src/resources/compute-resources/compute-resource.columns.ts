import type { CreateComputeResourceDto, ProviderKind } from '@image-catalog/spec';
import type { ComputeResourceRow } from './compute-resource.row.js';

/** What of a body becomes columns; undefined means untouched. */
export interface ComputeResourceColumns {
  name?: string;
  description?: string | null;
  url?: string | null;
  user?: string | null;
  password?: string | null;
  uuid?: string | null;
  domain?: string | null;
  caching_enabled?: boolean;
  attrs: Record<string, unknown>;
}

/**
 * Sorts a body's attributes into columns: a kind's own names become the columns they stand for, its special attributes
 * go to `attrs`, those of other kinds are left out.
 */
export function columnsOf(dto: Partial<CreateComputeResourceDto>, kind: ProviderKind): ComputeResourceColumns {
  const aliased = { ...dto } as Record<string, unknown>;
  for (const [alias, column] of Object.entries(kind.aliases ?? {})) {
    if (aliased[alias] !== undefined) aliased[column] = aliased[alias];
  }
  const { name, description, user, password, uuid, domain } = aliased as Partial<CreateComputeResourceDto>;
  const own = (kind.attrs ?? []).filter((key) => !(key in (kind.aliases ?? {})) && aliased[key] !== undefined);
  return {
    name,
    description,
    user,
    password,
    uuid,
    domain,
    url: urlOf(aliased, kind),
    ...(typeof dto.caching_enabled === 'boolean' && { caching_enabled: dto.caching_enabled }),
    attrs: Object.fromEntries(own.map((key) => [key, aliased[key]])),
  };
}

/** Gives a stored compute resource back as a body would, so that one set of rules judges the whole after a change. */
export function bodyOfRow(row: ComputeResourceRow, kind: ProviderKind): Partial<CreateComputeResourceDto> {
  const { name, description, url, user, uuid, domain, attrs } = row;
  return { provider: kind.name, name, description, url, user, uuid, domain, ...attrs };
}

function urlOf(
  { url, gov_cloud: isGovernment }: Partial<CreateComputeResourceDto>,
  kind: ProviderKind,
): string | null | undefined {
  if (kind.name === 'EC2' && isGovernment && !url) return 'us-gov-west-1';
  return url?.replace(/\/$/, '') ?? url;
}
