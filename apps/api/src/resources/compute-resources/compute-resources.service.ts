import {
  type Actor,
  changesBetween,
  ComputeResource,
  deleteImagesOf,
  recordAudit,
  wakeWorkers,
} from '@image-catalog/database';
import { Sealer } from '@image-catalog/secrets';
import type {
  CreateComputeResourceDto,
  PermissionName,
  ProviderKind,
  UpdateComputeResourceDto,
} from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import type { ParentTaxonomy } from '../../access/parent-taxonomy.decorator.js';
import { finishCreate, finishUpdate, type Writer } from '../../access/finish-write.js';
import { Invalid, orNotFound } from '../../foreman/errors.js';
import { conflictsOf, refuseErrors, type Validation } from '../../foreman/validation.js';
import type { Inventory } from '../../inventory/freshness/inventory.row.js';
import { InventoryService } from '../../inventory/freshness/inventory.service.js';
import { requireImagesKnown, requireLookedAt } from '../../inventory/freshness/require-looked-at.js';
import { deleteRulesOf } from '../../inventory/import-rules/delete-rules-of.js';
import type { Completion } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { auditOf } from '../../sql/fields.js';
import { Reads } from '../../sql/reads.js';
import { holdRow, insertRow, sealedPassword, wholeRow } from '../../sql/rows.js';
import { Scope } from '../../sql/scope.js';
import { uniqueName } from '../../sql/unique-name.query.js';
import { holdForDeletion, rowOf, write } from '../../sql/write.js';
import {
  addedTaxonomies,
  assignTaxonomies,
  type GivenTaxonomies,
  type Owner,
} from '../taxonomies/assign-taxonomies.js';
import { holdsAvailableImages, listAvailableImages } from './available-images.query.js';
import { auditedColumns, columnsOf, type ComputeResourceColumns } from './compute-resource.columns.js';
import { computeResourceFields } from './compute-resource.fields.js';
import type { AvailableImageRow, ComputeResourceDetails, ComputeResourceRow } from './compute-resource.row.js';
import { changeErrors, creationErrors, requireKind, storedKind } from './compute-resource.rules.js';
import {
  completeComputeResourceSearch,
  findComputeResource,
  hasPassword,
  listComputeResources,
} from './compute-resources.query.js';
import { GIVE_AGAIN, isDirectedElsewhere } from './secret-destination.js';

const { table, resource } = computeResourceFields;

const LABELS = { user: 'Username', url: 'URL', http_proxy_id: 'HTTP proxy' };

/** The use cases of compute resources. Foreman: app/models/compute_resource.rb */
@Injectable()
export class ComputeResourcesService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
    private readonly sealer: Sealer,
    private readonly inventories: InventoryService,
  ) {}

  /** Lists compute resources; below an organization or location those that are assigned to it itself. */
  list(access: Access, listing: Listing, parent: ParentTaxonomy | null): Promise<Page<ComputeResourceRow>> {
    return listComputeResources(this.reads, access, listing, parent);
  }

  /** Completes a search for compute resources. */
  complete(access: Access, typed: string): Promise<Completion> {
    return completeComputeResourceSearch(this.reads, access, typed);
  }

  /** Finds one of the compute resources for which the caller holds a permission. @throws ResourceNotFound */
  async find(
    access: Access,
    id: string,
    permission: PermissionName = 'view_compute_resources',
  ): Promise<ComputeResourceDetails> {
    const scope = access.scope('ComputeResource', permission);
    return orNotFound(await findComputeResource(this.reads, access, scope, id), resource, id);
  }

  /**
   * Lists the available images of a compute resource, and how fresh the list is.
   * @throws ResourceNotFound, SearchError, ProviderUnseen when it could not be looked at
   */
  async availableImages(
    access: Access,
    id: string,
    listing: Listing,
    wantsLastKnown: boolean,
  ): Promise<{ inventory: Inventory; rows: AvailableImageRow[] }> {
    const inventory = await this.inventories.find(access, id);
    const { compute_resource_id } = inventory;
    const rows = await listAvailableImages(this.reads, compute_resource_id, listing);
    if (wantsLastKnown) return { inventory, rows };
    const isEmpty = rows.length === 0 && !(await holdsAvailableImages(this.reads, compute_resource_id));
    requireImagesKnown(inventory, isEmpty);
    return { inventory, rows };
  }

  /**
   * Finds a compute resource that was looked at, for listings of what an image catalog does not mirror.
   * @throws ResourceNotFound, ProviderUnseen
   */
  async findLookedAt(access: Access, id: string): Promise<void> {
    requireLookedAt(await this.inventories.find(access, id));
  }

  /** Creates a compute resource, due for its first sync; nothing contacts its provider here. @throws Refused, Invalid, Unprocessable */
  async create(access: Access, dto: CreateComputeResourceDto, actor: Actor): Promise<ComputeResourceDetails> {
    const kind = requireKind(dto.provider);
    const validation = this.validation(null, dto.name);
    await refuseErrors(creationErrors(dto), validation);
    const insert = (manager: EntityManager) => this.insert(manager, { access, actor }, kind, dto);
    return this.reread(access, await write(this.dataSource, insert, () => conflictsOf(validation)));
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
    const validation = this.validation(row.id, dto.name ?? row.name);
    await refuseErrors(changeErrors(row, kind, dto), validation);
    const columns = columnsOf(dto, kind);
    const change = (manager: EntityManager) => this.change(manager, { access, actor }, row.id, columns, dto);
    await write(this.dataSource, change, () => conflictsOf(validation), rowOf(table, row.id));
    return this.reread(access, row.id);
  }

  /** Deletes a compute resource, its images and inventory with it, and returns the deleted row. @throws ResourceNotFound */
  async destroy(access: Access, id: string, actor: Actor): Promise<ComputeResourceDetails> {
    const row = await this.find(access, id, 'destroy_compute_resources');
    const work = async (manager: EntityManager) => {
      await holdForDeletion(manager, computeResourceFields, { id: row.id, text: id });
      // The audits come before the deletion: afterwards the rows belong to no organization or location.
      await deleteRulesOf(manager, actor, row);
      await deleteImagesOf(manager, actor, { column: 'compute_resource_id', id: row.id });
      await recordAudit(manager, actor, auditOf(computeResourceFields, row, 'destroy', auditedColumns(row)));
      await manager.delete(ComputeResource, row.id);
    };
    await write(this.dataSource, work, undefined, rowOf(table, row.id));
    return { ...row, images: [], locations: [], organizations: [] };
  }

  /** Reads back what was just written; the writer sees it even without the permission to view. */
  private async reread(access: Access, id: number): Promise<ComputeResourceDetails> {
    return orNotFound(await findComputeResource(this.reads, access, Scope.UNRESTRICTED, String(id)), resource, id);
  }

  private validation(id: number | null, name: string): Validation {
    return { ...uniqueName(this.reads, table, id, name), labels: LABELS };
  }

  private async insert(
    manager: EntityManager,
    by: Writer,
    kind: ProviderKind,
    dto: CreateComputeResourceDto,
  ): Promise<number> {
    const { password, attrs, ...given } = columnsOf(dto, kind);
    const columns = { ...given, type: kind.stored_class };
    const id = await insertRow(manager, computeResourceFields, { ...columns, attrs });
    if (password)
      await manager.update(ComputeResource, id, await sealedPassword(this.sealer, computeResourceFields, id, password));
    await wakeWorkers(manager, id);
    const assigned = addedTaxonomies(await assignTaxonomies(manager, by.access, ownerOf(id, true), dto));
    const whole = auditedColumns(await wholeRow(manager, computeResourceFields, id));
    const audited = { ...whole, ...(password && { password }), ...assigned };
    await finishCreate(manager, by, computeResourceFields, { id, name: dto.name }, audited);
    return id;
  }

  private async change(
    manager: EntityManager,
    by: Writer,
    id: number,
    { password, attrs, ...columns }: ComputeResourceColumns,
    taxonomies: GivenTaxonomies,
  ): Promise<void> {
    const row = await holdRow(manager, computeResourceFields, id);
    if (isDirectedElsewhere(storedKind(row), row, { ...columns, password, attrs }) && (await hasPassword(manager, id)))
      throw new Invalid(id, { password: [GIVE_AGAIN] }, LABELS);
    const assigned = await assignTaxonomies(manager, by.access, ownerOf(id, false), taxonomies);
    const changes = {
      ...changesBetween({ ...row }, columns),
      ...(password !== undefined && { password: [null, password] }),
      ...changesBetween(row.attrs, attrs),
      ...assigned,
    };
    if (Object.keys(changes).length === 0) return;
    await manager.update(ComputeResource, id, {
      ...columns,
      ...(await sealedPassword(this.sealer, computeResourceFields, id, password)),
      attrs: { ...row.attrs, ...attrs } as object,
      sync_due_at: () => 'now()',
    });
    await wakeWorkers(manager, id);
    await finishUpdate(manager, by, computeResourceFields, row, changes);
  }
}

function ownerOf(id: number, isNew: boolean): Owner {
  return { one: 'compute_resource', id, isNew, takes_context: true, takes_lone: true, is_guarded: true };
}
