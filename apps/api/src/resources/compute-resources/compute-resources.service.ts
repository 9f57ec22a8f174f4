import {
  type Actor,
  changesBetween,
  ComputeResource,
  deleteImagesOf,
  recordAudit,
  wakeWorkers,
} from '@image-catalog/database';
import { Sealer } from '@image-catalog/secrets';
import {
  CreateComputeResourceDto,
  findProviderKind,
  kindOfClass,
  type ProviderKind,
  type UpdateComputeResourceDto,
} from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { recheck } from '../../access/recheck.js';
import { Scope } from '../../sql/scope.js';
import type { Completion } from '../../lists/completion.js';
import { type FieldErrors, Invalid, Refused, ResourceNotFound } from '../../foreman/errors.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { Reads } from '../../sql/reads.js';
import { addError, isFine, shapeErrors } from '../../foreman/shape-errors.js';
import { holdForDeletion, holdRow, rowOf, write } from '../../sql/write.js';
import { deleteRulesOf } from '../../inventory/import-rules/delete-rules-of.js';
import {
  addedTaxonomies,
  assignTaxonomies,
  type GivenTaxonomies,
  type Owner,
} from '../taxonomies/assign-taxonomies.js';
import { listAvailableImages } from './available-images.query.js';
import { bodyOfRow, columnsOf, type ComputeResourceColumns } from './compute-resource.columns.js';
import type { AvailableImageRow, ComputeResourceDetails, ComputeResourceRow } from './compute-resource.row.js';
import {
  completeComputeResourceSearch,
  findComputeResource,
  isComputeResourceNameTaken,
  listComputeResources,
} from './compute-resources.query.js';
import type { Inventory } from '../../inventory/freshness/inventory.row.js';
import { InventoryService } from '../../inventory/freshness/inventory.service.js';
import { GIVE_AGAIN, isDirectedElsewhere } from './secret-destination.js';

const LABELS = { user: 'Username', url: 'URL' };

const COLUMNS = ['type', 'name', 'description', 'url', 'user', 'uuid', 'domain', 'caching_enabled', 'attrs'] as const;
const ROW = { table: 'compute_resources', resource: 'compute_resource', columns: COLUMNS } as const;

type HeldRow = Pick<ComputeResourceRow, (typeof COLUMNS)[number]>;

/** Stands for a stored password where the rules only ask whether there is one. */
const KEPT = 'kept';

type ComputeResourcePermission =
  | 'view_compute_resources'
  | 'edit_compute_resources'
  | 'destroy_compute_resources'
  | 'power_vm_compute_resources'
  | 'destroy_vm_compute_resources';

/** What can be done with compute resources. Foreman: app/models/compute_resource.rb */
@Injectable()
export class ComputeResourcesService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
    private readonly sealer: Sealer,
    private readonly inventories: InventoryService,
  ) {}

  /** Lists compute resources. */
  list(access: Access, listing: Listing): Promise<Page<ComputeResourceRow>> {
    return listComputeResources(this.reads, access, listing);
  }

  /** Completes a search for compute resources. */
  complete(access: Access, typed: string): Promise<Completion> {
    return completeComputeResourceSearch(this.reads, access, typed);
  }

  /** Finds one of the compute resources for which the caller holds a permission. @throws ResourceNotFound */
  async find(
    access: Access,
    id: string,
    permission: ComputeResourcePermission = 'view_compute_resources',
  ): Promise<ComputeResourceDetails> {
    const scope = access.scope('ComputeResource', permission);
    const row = await findComputeResource(this.reads, access, scope, id);
    if (row === undefined) throw new ResourceNotFound('compute_resource', id);
    return row;
  }

  /** Lists what the inventory says a compute resource holds, and how fresh that is. @throws ResourceNotFound, SearchError */
  async availableImages(
    access: Access,
    id: string,
    listing: Listing,
  ): Promise<{ inventory: Inventory; rows: AvailableImageRow[] }> {
    const inventory = await this.inventories.find(access, id);
    return { inventory, rows: await listAvailableImages(this.reads, inventory.compute_resource_id, listing) };
  }

  /** Makes a compute resource, due for its first run; nothing contacts its provider here. @throws Refused, Invalid, Unprocessable */
  async create(access: Access, dto: CreateComputeResourceDto, actor: Actor): Promise<ComputeResourceDetails> {
    const kind = requireKind(dto.provider);
    await this.refuse(null, dto.name, shapeErrors(dto));
    const columns = columnsOf(dto, kind);
    const insert = (manager: EntityManager) => this.insert(manager, access, kind, columns, dto, actor);
    const id = await write(this.dataSource, insert, () => this.taken(null, dto.name));
    return this.reread(access, id);
  }

  /** Changes what is given; the kind of provider stays. @throws ResourceNotFound, Invalid, Unprocessable */
  async update(
    access: Access,
    id: string,
    dto: UpdateComputeResourceDto,
    actor: Actor,
  ): Promise<ComputeResourceDetails> {
    const row = await this.find(access, id, 'edit_compute_resources');
    const kind = storedKind(row);
    const name = dto.name ?? row.name;
    await this.refuse(row.id, name, { ...wholeErrors(row, kind, dto), ...providerErrors(dto, kind) });
    const columns = columnsOf(dto, kind);
    const change = (manager: EntityManager) => this.change(manager, access, row.id, columns, dto, actor);
    await write(this.dataSource, change, () => this.taken(row.id, name), rowOf('compute_resources', row.id));
    return this.reread(access, row.id);
  }

  /** Deletes a compute resource, its images and inventory with it, and gives what it was. @throws ResourceNotFound */
  async destroy(access: Access, id: string, actor: Actor): Promise<ComputeResourceDetails> {
    const row = await this.find(access, id, 'destroy_compute_resources');
    const work = async (manager: EntityManager) => {
      const { name, description, url, user, uuid, type, domain } = row;
      const audited_changes = { name, description, url, user, uuid, type, domain };
      await holdForDeletion(manager, ROW, { id: row.id, text: id });
      // Before it is gone: afterwards it, and what goes along, belongs nowhere.
      await deleteRulesOf(manager, actor, row);
      await deleteImagesOf(manager, actor, { column: 'compute_resource_id', id: row.id });
      await recordAudit(manager, actor, { ...audited(row), action: 'destroy', audited_changes });
      await manager.delete(ComputeResource, row.id);
    };
    await write(this.dataSource, work, undefined, rowOf('compute_resources', row.id));
    return { ...row, images: [], locations: [], organizations: [] };
  }

  /** Reads back what was just written, which the writer sees even where it may not view. */
  private async reread(access: Access, id: number): Promise<ComputeResourceDetails> {
    const row = await findComputeResource(this.reads, access, Scope.UNRESTRICTED, String(id));
    if (row === undefined) throw new ResourceNotFound('compute_resource', String(id));
    return row;
  }

  private async insert(
    manager: EntityManager,
    access: Access,
    kind: ProviderKind,
    columns: ComputeResourceColumns,
    taxonomies: GivenTaxonomies,
    actor: Actor,
  ): Promise<number> {
    const { password, ...shown } = columns;
    const { identifiers } = await manager.insert(ComputeResource, { ...shown, type: kind.stored_class } as object);
    const id = (identifiers[0] as { id: number }).id;
    if (password) await this.storePassword(manager, id, password);
    await wakeWorkers(manager, id);
    const assigned = await assignTaxonomies(manager, access, ownerOf(id, true), taxonomies);
    await recheck(manager, access, {
      type: 'ComputeResource',
      permission: 'create_compute_resources',
      id,
      isNew: true,
    });
    const { attrs: _attrs, ...plain } = shown;
    await recordAudit(manager, actor, {
      ...audited({ id, name: columns.name ?? '' }),
      action: 'create',
      audited_changes: {
        ...plain,
        type: kind.stored_class,
        ...(password && { password }),
        ...addedTaxonomies(assigned),
      },
    });
    return id;
  }

  private async change(
    manager: EntityManager,
    access: Access,
    id: number,
    columns: ComputeResourceColumns,
    taxonomies: GivenTaxonomies,
    actor: Actor,
  ): Promise<void> {
    const row = await holdRow<HeldRow>(manager, ROW, id);
    if (isDirectedElsewhere(storedKind(row), row, columns) && (await keepsPassword(manager, id)))
      throw new Invalid(id, { password: [GIVE_AGAIN] }, LABELS);
    const assigned = await assignTaxonomies(manager, access, ownerOf(id, false), taxonomies);
    const { password, attrs, ...plain } = columns;
    const changes: Record<string, unknown> = changesBetween({ ...row }, plain);
    const attrChanges = changesBetween(row.attrs, attrs);
    if (password !== undefined) changes['password'] = [null, password];
    const isChanged = Object.keys(changes).length > 0 || Object.keys(attrChanges).length > 0;
    if (!isChanged && Object.keys(assigned).length === 0) return;
    await manager.update(ComputeResource, id, {
      ...plain,
      attrs: { ...row.attrs, ...attrs },
      sync_due_at: () => 'now()',
    } as object);
    if (password !== undefined) await this.storePassword(manager, id, password);
    await wakeWorkers(manager, id);
    await recheck(manager, access, { type: 'ComputeResource', permission: 'edit_compute_resources', id, isNew: false });
    await recordAudit(manager, actor, {
      ...audited({ id, name: columns.name ?? row.name }),
      action: 'update',
      audited_changes: { ...changes, ...attrChanges, ...assigned },
    });
  }

  private async storePassword(manager: EntityManager, id: number, password: string | null): Promise<void> {
    const place = { table: 'compute_resources', column: 'password', id };
    const sealed = password ? await this.sealer.seal(place, password) : null;
    await manager.query('UPDATE compute_resources SET password = $2 WHERE id = $1', [id, sealed]);
  }

  private async refuse(id: number | null, name: string, errors: FieldErrors): Promise<void> {
    if (isFine(errors)) return;
    if (name && (await isComputeResourceNameTaken(this.reads, name, id))) {
      addError(errors, 'name', 'has already been taken');
    }
    throw new Invalid(id, errors, LABELS);
  }

  private async taken(id: number | null, name: string): Promise<Invalid | undefined> {
    const isTaken = await isComputeResourceNameTaken(this.reads, name, id);
    return isTaken ? new Invalid(id, { name: ['has already been taken'] }, LABELS) : undefined;
  }
}

function requireKind(provider: string | undefined): ProviderKind {
  if (!provider) throw new Refused('ERF42-1330 [Foreman::Exception]: must provide a provider');
  const kind = findProviderKind(provider);
  if (kind === undefined) throw new Refused('ERF42-0410 [Foreman::Exception]: unknown provider');
  return kind;
}

function storedKind(row: Pick<ComputeResourceRow, 'type'>): ProviderKind {
  const kind = kindOfClass(row.type);
  if (kind === undefined) throw new Refused('ERF42-0410 [Foreman::Exception]: unknown provider');
  return kind;
}

/** Judges the row as it would be after the change; a stored password counts as given. */
function wholeErrors(row: ComputeResourceDetails, kind: ProviderKind, dto: UpdateComputeResourceDto): FieldErrors {
  const secret = row.has_password ? KEPT : null;
  const candidate = new CreateComputeResourceDto();
  return shapeErrors(
    Object.assign(candidate, { password: secret }, bodyOfRow(row, kind), withoutProvider(dto), cleared(dto, kind)),
  );
}

function withoutProvider(dto: UpdateComputeResourceDto): Partial<UpdateComputeResourceDto> {
  const { provider: _provider, ...rest } = dto;
  return rest;
}

/** A blank alias clears the column behind it, which the rules would otherwise still see in the row. */
function cleared(dto: UpdateComputeResourceDto, kind: ProviderKind): Partial<Record<string, unknown>> {
  const given = dto as unknown as Record<string, unknown>;
  const aliases = Object.entries(kind.aliases ?? {}).filter(([alias]) => given[alias] !== undefined);
  return Object.fromEntries(aliases.map(([alias, column]) => [column, given[alias]]));
}

function providerErrors(dto: UpdateComputeResourceDto, kind: ProviderKind): FieldErrors {
  if (dto.provider === undefined || dto.provider === kind.name) return {};
  const unknown = findProviderKind(dto.provider ?? '') === undefined;
  return { provider: ['cannot be changed', ...(unknown ? ['is not included in the list'] : [])] };
}

async function keepsPassword(manager: EntityManager, id: number): Promise<boolean> {
  const text = 'SELECT 1 FROM compute_resources WHERE id = $1 AND password IS NOT NULL';
  return (await manager.query<unknown[]>(text, [id])).length > 0;
}

function ownerOf(id: number, isNew: boolean): Owner {
  return { one: 'compute_resource', id, isNew, takes_context: true, takes_lone: true, is_guarded: true };
}

function audited({ id, name }: { id: number; name: string }) {
  return { auditable_type: 'ComputeResource' as const, auditable_id: id, auditable_name: name };
}
