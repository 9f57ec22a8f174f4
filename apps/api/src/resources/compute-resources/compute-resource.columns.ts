import type { CreateComputeResourceDto, ProviderKind } from '@image-catalog/spec';
import { type ColumnsOf, columnsIn } from '../../sql/fields.js';
import { computeResourceFields } from './compute-resource.fields.js';

type Body = Partial<CreateComputeResourceDto>;

/** The columns that a body sets. */
export type ComputeResourceColumns = Partial<Omit<ColumnsOf<typeof computeResourceFields>, 'attrs'>> & {
  password?: string | null | undefined;
  attrs: Record<string, unknown>;
};

/**
 * Sorts a body's attributes into columns: a kind's own names become the columns they stand for, its special attributes
 * go to `attrs`, those of other kinds are left out.
 */
export function columnsOf(dto: Body, kind: ProviderKind): ComputeResourceColumns {
  const body = { ...dto, ...aliasedColumns(dto, kind) };
  const own = (kind.attrs ?? []).filter((key) => !(key in (kind.aliases ?? {})) && body[key] !== undefined);
  const attrs = Object.fromEntries(own.map((key) => [key, body[key]]));
  const caching_enabled = dto.caching_enabled ?? undefined;
  const columns = columnsIn(computeResourceFields, { ...body, url: urlOf(body, kind), caching_enabled, attrs });
  return { ...columns, attrs, password: body.password };
}

/** Gives the columns that a body sets by a kind's own names for them. */
export function aliasedColumns(
  dto: Body,
  kind: ProviderKind,
): Partial<Record<'url' | 'user' | 'password' | 'uuid', string | null>> {
  const aliases = Object.entries(kind.aliases ?? {}) as [keyof NonNullable<typeof kind.aliases>, string][];
  return Object.fromEntries(
    aliases.flatMap(([alias, column]) => (dto[alias] === undefined ? [] : [[column, dto[alias]]])),
  );
}

function urlOf({ url, gov_cloud: isGovernment }: Body, kind: ProviderKind): string | null | undefined {
  if (kind.name === 'EC2' && isGovernment && !url) return 'us-gov-west-1';
  return url?.replace(/\/$/, '') ?? url;
}
