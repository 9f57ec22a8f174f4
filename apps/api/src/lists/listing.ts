import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DEFAULT_PER_PAGE, type ListDto, type ListView, type PermissionName } from '@image-catalog/spec';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { type Policy, policyOf } from '../routing/action.decorator.js';
import { BadParameter } from '../foreman/errors.js';
import { type Parameters, parametersOf } from '../foreman/parameters.js';
import type { Handler } from '../routing/route-metadata.js';

/** Offsets are bigint in Postgres. */
const OFFSET_MAX = 2n ** 63n - 1n;

/** The search, order and page that a client wants, validated. */
export interface Listing {
  search: string | null;
  order: string | null;
  page: number;
  /** Rows a page; null for all of them. */
  per_page: number | null;
  /** The key of the rows in the answer, which the client may choose. */
  root_name: string;
  include_permissions: boolean;
  /** The user's id; left out for lists that are never long. */
  reader?: number;
  /** The user's time zone, in which the search reads dates; UTC when left out. */
  time_zone?: string;
  /** What the caller may do with rows of this kind; everything when left out. */
  rights?: Rights;
}

/** A request with its user and what that user may do. */
type ReaderRequest = FastifyRequest & { user?: Searcher; access?: Reader };

interface Searcher {
  id: number;
  time_zone: string;
}

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

/** Defaults, also for lists without paging. */
export const DEFAULT_LISTING: Listing = {
  search: null,
  order: null,
  page: 1,
  per_page: DEFAULT_PER_PAGE,
  root_name: 'results',
  include_permissions: false,
};

/** Injects the search, order and page that the client wants. */
export const AskedListing = createParamDecorator((dto: new () => ListDto, context: ExecutionContext): Listing => {
  const request = context.switchToHttp().getRequest<ReaderRequest>();
  const listing = readListing(parametersOf(request), dto, request.user);
  if (!listing.include_permissions) return listing;
  return { ...listing, rights: rightsOf(request.access, policyOf(context.getHandler() as Handler)) };
});

/** Derives the rights to create and edit from the name of the permission to view. Foreman: api/v2/base_controller.rb, can_create? */
function rightsOf(access: Reader | undefined, policy: Policy | null): Rights {
  const viewed = policy?.permissions[0] ?? '';
  const may = (verb: string) => access?.may(viewed.replace(/^view/, verb) as PermissionName) ?? false;
  return { can_create: may('create'), can_edit: may('edit') };
}

const PARAMETERS = ['search', 'order', 'page', 'per_page', 'root_name', 'include_permissions'];

/** Reads search, order and paging. @throws BadParameter for an invalid page or size. */
export function readListing(parameters: Parameters, dto: new () => ListDto, user?: Searcher): Listing {
  if (!PARAMETERS.some((name) => name in parameters)) return DEFAULT_LISTING;
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
    ...(user !== undefined && { reader: user.id, time_zone: user.time_zone }),
  };
}

/** Puts a page of rows into Foreman's envelope. Foreman: app/views/api/v2/layouts/index_layout.json.erb */
export function envelope<Row>(listing: Listing, totals: Totals, rows: Row[]): ListView<Row> {
  return { ...metadata(listing, totals), [listing.root_name]: rows } as ListView<Row>;
}

/** Gives the part of the envelope before the rows. */
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
