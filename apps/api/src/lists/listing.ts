import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DEFAULT_PER_PAGE, type ListDto, type ListView, type PermissionName } from '@image-catalog/spec';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { type Policy, policyOf } from '../routing/action.decorator.js';
import { BadParameter } from '../foreman/errors.js';
import { type Parameters, parametersOf } from '../foreman/parameters.js';
import type { Handler } from '../routing/route-metadata.js';

/** Postgres counts offsets in bigint. */
const OFFSET_MAX = 2n ** 63n - 1n;

/** What a client asks of a list, read and checked. */
export interface Listing {
  search: string | null;
  order: string | null;
  page: number;
  /** Rows a page; null for all of them. */
  per_page: number | null;
  /** The key of the rows, when the client renames it. */
  root_name: string;
  include_permissions: boolean;
  /** The id of the user who asks; left out for lists that are never long. */
  reader?: number;
  /** What the caller may do with the rows' kind; everything when left out. */
  rights?: Rights;
}

/** A request with its user and what that user may do. */
type ReaderRequest = FastifyRequest & { user?: { id: number }; access?: Reader };

interface Reader {
  may(permission: PermissionName): boolean;
}

interface Rights {
  can_create: boolean;
  can_edit: boolean;
}

interface Totals {
  total: number;
  subtotal: number;
}

/** What a client asks that asks for nothing, and what stands around a list that knows no pages. */
export const DEFAULT_LISTING: Listing = {
  search: null,
  order: null,
  page: 1,
  per_page: DEFAULT_PER_PAGE,
  root_name: 'results',
  include_permissions: false,
};

/** Injects what the client asks of a list. */
export const AskedListing = createParamDecorator((dto: new () => ListDto, context: ExecutionContext): Listing => {
  const request = context.switchToHttp().getRequest<ReaderRequest>();
  const listing = readListing(parametersOf(request), dto, request.user?.id);
  if (!listing.include_permissions) return listing;
  return { ...listing, rights: rightsOf(request.access, policyOf(context.getHandler() as Handler)) };
});

/** Whoever may view a kind of row is told what else they may do. Foreman: api/v2/base_controller.rb, can_create? */
function rightsOf(access: Reader | undefined, policy: Policy | null): Rights {
  const viewed = policy?.permissions[0] ?? '';
  const may = (verb: string) => access?.may(viewed.replace(/^view/, verb) as PermissionName) ?? false;
  return { can_create: may('create'), can_edit: may('edit') };
}

const ASKED = ['search', 'order', 'page', 'per_page', 'root_name', 'include_permissions'];

/** Reads search, order and paging. @throws BadParameter for a page or size that cannot be. */
export function readListing(parameters: Parameters, dto: new () => ListDto, reader?: number): Listing {
  if (!ASKED.some((name) => name in parameters)) return DEFAULT_LISTING;
  const asked = plainToInstance(dto, parameters, { excludeExtraneousValues: true, exposeUnsetFields: false });
  const [error] = validateSync(asked, { forbidUnknownValues: true });
  if (error) throw new BadParameter(Object.values(error.constraints ?? {})[0] ?? `invalid ${error.property}`);
  const page = asked.page ?? 1;
  const perPage = asked.per_page ?? DEFAULT_PER_PAGE;
  if (perPage !== 'all' && BigInt(page - 1) * BigInt(perPage) > OFFSET_MAX)
    throw new BadParameter(`invalid offset: page ${page}`);
  return {
    search: asked.search ?? null,
    order: asked.order ?? null,
    page,
    per_page: perPage === 'all' ? null : perPage,
    root_name:
      typeof parameters['root_name'] === 'string' && parameters['root_name'] !== ''
        ? parameters['root_name']
        : 'results',
    include_permissions: 'include_permissions' in parameters,
    ...(reader !== undefined && { reader }),
  };
}

/** Puts a page of rows into Foreman's envelope. Foreman: app/views/api/v2/layouts/index_layout.json.erb */
export function envelope<Row>(listing: Listing, totals: Totals, rows: Row[]): ListView<Row> {
  return { ...metadata(listing, totals), [listing.root_name]: rows } as ListView<Row>;
}

/** Gives what stands before the rows of a list. */
export function metadata(listing: Listing, totals: Totals): Omit<ListView<never>, 'results'> {
  const [by, order] = listing.order?.trim().split(/\s+/) ?? [];
  return {
    total: totals.total,
    subtotal: totals.subtotal,
    page: listing.page,
    per_page: listing.per_page ?? totals.total,
    search: listing.search,
    ...(listing.include_permissions && (listing.rights ?? { can_create: true, can_edit: true })),
    sort: { by: by || null, order: by ? (order ?? 'ASC') : null },
  };
}
