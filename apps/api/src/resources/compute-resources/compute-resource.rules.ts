import {
  CreateComputeResourceDto,
  findProviderKind,
  kindOfClass,
  type ProviderKind,
  type UpdateComputeResourceDto,
} from '@image-catalog/spec';
import { type FieldErrors, Refused } from '../../foreman/errors.js';
import { shapeErrors } from '../../foreman/shape-errors.js';
import { aliasedColumns } from './compute-resource.columns.js';
import type { ComputeResourceDetails, ComputeResourceRow } from './compute-resource.row.js';

const UNKNOWN_PROVIDER = 'ERF42-0410 [Foreman::Exception]: unknown provider';

/** Stands for a stored password where the rules only ask whether there is one. */
const KEPT = 'kept';

/** Gives the kind that a body names. @throws Refused when it names none that exists. */
export function requireKind(provider: string | null | undefined): ProviderKind {
  if (provider === undefined || provider === null)
    throw new Refused('ERF42-1330 [Foreman::Exception]: must provide a provider');
  return known(findProviderKind(provider));
}

/** Gives the kind of a stored row. @throws Refused when it is one that nobody knows any more. */
export function storedKind({ type }: Pick<ComputeResourceRow, 'type'>): ProviderKind {
  return known(kindOfClass(type));
}

function known(kind: ProviderKind | undefined): ProviderKind {
  if (kind === undefined) throw new Refused(UNKNOWN_PROVIDER);
  return kind;
}

/** Collects what is wrong with a new row. */
export function creationErrors(dto: CreateComputeResourceDto): FieldErrors {
  return { ...shapeErrors(dto), ...proxyErrors(dto) };
}

/** Collects what is wrong with a row as it would be after a change; a stored password counts as given. */
export function changeErrors(
  row: ComputeResourceDetails,
  kind: ProviderKind,
  { provider, ...dto }: UpdateComputeResourceDto,
): FieldErrors {
  const { name, description, url, user, uuid, domain, attrs } = row;
  const stored = { provider: kind.name, name, description, url, user, uuid, domain, ...attrs };
  const password = row.has_password ? KEPT : null;
  // A blank alias clears the column behind it, which the rules would otherwise still see in the row.
  const after = Object.assign(new CreateComputeResourceDto(), { password }, stored, dto, aliasedColumns(dto, kind));
  return { ...shapeErrors(after), ...providerErrors(provider, kind), ...proxyErrors(dto) };
}

/** Somebody whose network demands a proxy must not learn only from failing syncs that none is used. */
function proxyErrors({ http_proxy_id }: { http_proxy_id?: number | null | undefined }): FieldErrors {
  if (http_proxy_id === undefined || http_proxy_id === null) return {};
  return { http_proxy_id: ['cannot be used: compute resources are reached without HTTP proxies'] };
}

function providerErrors(provider: string | null | undefined, kind: ProviderKind): FieldErrors {
  if (provider === undefined || provider === kind.name) return {};
  const isUnknown = findProviderKind(provider ?? '') === undefined;
  return { provider: ['cannot be changed', ...(isUnknown ? ['is not included in the list'] : [])] };
}
