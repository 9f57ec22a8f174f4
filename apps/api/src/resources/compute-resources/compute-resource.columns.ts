import { type CreateComputeResourceDto, type ProviderKind, toText } from '@image-catalog/spec';
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
  const attrs = Object.fromEntries(own.map((key) => [key, chosen(key, body[key])]));
  const columns = columnsIn(computeResourceFields, { ...body, url: urlOf(body, kind), attrs });
  return { ...columns, attrs, password: body.password };
}

/**
 * Gives what an audit tells of a whole row: its columns, and what only its kind has under the names of its own. The class is
 * made from the provider, and is left out as in Foreman.
 */
export function auditedColumns(row: ColumnsOf<typeof computeResourceFields>): Record<string, unknown> {
  const { attrs, type: _type, ...columns } = columnsIn(computeResourceFields, row);
  return { ...columns, ...attrs };
}

/** Gives the columns that a body sets by a kind's own names for them. */
export function aliasedColumns(
  dto: Body,
  kind: ProviderKind,
): Partial<Record<'url' | 'user' | 'password' | 'uuid', string | null>> {
  const aliases = Object.entries(kind.aliases ?? {}) as [keyof NonNullable<typeof kind.aliases>, string][];
  return Object.fromEntries(
    aliases.flatMap(([alias, column]) => (dto[alias] === undefined ? [] : [[column, textOf(dto[alias], column)]])),
  );
}

/** Of the names of columns, only a secret keeps its blanks; a tenant of Azure may be sent as a number. */
function textOf(value: string | number | boolean | null, column: string): string | null {
  return column === 'password' ? (value as string | null) : (toText(value) ?? null);
}

/** A blank choice stands for its kind's default. */
function chosen(key: string, value: unknown): unknown {
  return value === '' && CHOICES.has(key) ? null : value;
}

const CHOICES: ReadonlySet<string> = new Set(['display_type', 'keyboard_layout']);

function urlOf({ url, gov_cloud: isGovernment }: Body, kind: ProviderKind): string | null | undefined {
  if (kind.name === 'EC2' && isGovernment && !url) return 'us-gov-west-1';
  return url?.replace(/\/$/, '') ?? url;
}
