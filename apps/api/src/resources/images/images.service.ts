import { type Actor, type AtCommit, Image, insertImage, recordAudit } from '@image-catalog/database';
import { Sealer } from '@image-catalog/secrets';
import type { CreateImageDto, UpdateImageDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { finishUpdate, type Writer } from '../../access/finish-write.js';
import { recheck } from '../../access/recheck.js';
import { type FieldErrors, orNotFound, ResourceNotFound, Unprocessable } from '../../foreman/errors.js';
import { addError, isFine, shapeErrors } from '../../foreman/shape-errors.js';
import { conflictsOf, refuseErrors, type Validation } from '../../foreman/validation.js';
import type { Completion } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { auditOf, type AuditSubject, columnsIn, type Verb } from '../../sql/fields.js';
import { Reads } from '../../sql/reads.js';
import { holdRow, sealedPassword, updateRow } from '../../sql/rows.js';
import { Scope } from '../../sql/scope.js';
import type { WriteQueue } from '../../sql/write-queues.js';
import { rowOf, write } from '../../sql/write.js';
import { deleteImage } from './delete-image.statement.js';
import { holdImageParents } from './hold-image-parents.statement.js';
import {
  addParentErrors,
  IMAGE_PARENTS,
  type ImageParent,
  type ImageParentIds,
  type ParentIds,
  type ParentScopes,
  parentScopes,
  type ReadParent,
} from './image-parents.js';
import { ImageStatistics } from './image-statistics.service.js';
import { imageFields } from './image.fields.js';
import type { ImageRow } from './image.row.js';
import {
  completeImageSearch,
  computeResourceName,
  findConflicts,
  findImage,
  findNamed,
  findParents,
  listImages,
} from './images.query.js';
import { UuidCheck } from './uuid-check.service.js';

const { resource, permissions } = imageFields;

/** Attributes in the order in which Foreman's model checks them. */
const CHECKED = ['username', 'operatingsystem_id', 'compute_resource_id', 'architecture_id', 'name', 'uuid'];

/** What a body says of an image, names of parents replaced by their ids. */
type Given = Omit<UpdateImageDto, 'operatingsystem_name' | 'compute_resource_name' | 'architecture_name'>;

/** The use cases of images. Foreman: app/models/image.rb, app/controllers/api/v2/images_controller.rb */
@Injectable()
export class ImagesService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
    private readonly sealer: Sealer,
    private readonly uuids: UuidCheck,
    private readonly statistics: ImageStatistics,
  ) {}

  /** Lists the images that have all these parents. @throws ResourceNotFound when a parent does not exist. */
  async list(access: Access, parents: ReadParent[], listing: Listing): Promise<Page<ImageRow>> {
    const page = await listImages(this.reads, access, parents, listing);
    if (page.total === 0) await this.parentIds(access, 'view', parents);
    return page;
  }

  /** Completes a search for the images that have all these parents. @throws ResourceNotFound when a parent does not exist. */
  async complete(access: Access, parents: ReadParent[], typed: string): Promise<Completion> {
    await this.parentIds(access, 'view', parents);
    return completeImageSearch(this.reads, access, parents, typed);
  }

  /** Finds one image below its parents that the caller may view, edit or destroy. @throws ResourceNotFound */
  async find(access: Access, parents: ReadParent[], id: string, verb: Verb = 'view'): Promise<ImageRow> {
    const scope = access.scope('Image', permissions[verb]);
    return orNotFound(await findImage(this.reads, scope, id, { access, verb, parents }), resource, id);
  }

  /** Creates an image; the parents of the path win over the body's. @throws ResourceNotFound, Invalid, Unprocessable */
  async create(access: Access, parents: ImageParent[], dto: CreateImageDto, actor: Actor): Promise<ImageRow> {
    const ofPath = await this.parentIds(access, 'create', parents);
    const image = { ...(await this.withNames(access, dto)), ...ofPath };
    const checked = parents.map(({ column }) => column);
    const validation = this.validation(parentScopes(access, checked), null, image);
    await refuseErrors(await this.errorsOf(access, dto, image, null, actor), validation);
    assertParents(image);
    const insert = (manager: EntityManager, atCommit: AtCommit) =>
      this.insert(manager, { access, actor }, image, atCommit);
    const id = await write(this.dataSource, insert, () => conflictsOf(validation), newImagesOf(image));
    this.statistics.countAdded(image);
    return this.reread(id);
  }

  /** Changes what is given; a parent in the body moves the image. @throws ResourceNotFound, Invalid, Unprocessable */
  async update(
    access: Access,
    parents: ImageParent[],
    id: string,
    dto: UpdateImageDto,
    actor: Actor,
  ): Promise<ImageRow> {
    const row = await this.find(access, parents, id, 'edit');
    const given = await this.withNames(access, dto);
    const image = { ...row, ...given };
    // An image may keep its parents, even those that this user could not choose.
    const kept = IMAGE_PARENTS.filter((column) => row[column] === image[column]);
    const validation = this.validation(parentScopes(access, kept), row.id, image);
    await refuseErrors(await this.errorsOf(access, dto, image, row, actor), validation);
    assertParents(image);
    const change = (manager: EntityManager) => this.change(manager, { access, actor }, row.id, given);
    await write(this.dataSource, change, () => conflictsOf(validation), rowOf('images', row.id));
    if (kept.length < IMAGE_PARENTS.length) this.statistics.countAdded(image);
    return this.reread(row.id);
  }

  /** Deletes an image and returns the deleted row. @throws ResourceNotFound */
  async destroy(access: Access, parents: ImageParent[], id: string, actor: Actor): Promise<ImageRow> {
    const row = await this.find(access, parents, id, 'destroy');
    const work = async (manager: EntityManager) => {
      if (!(await deleteImage(manager, row))) throw new ResourceNotFound(resource, id);
      const subject = subjectOf(row, await computeResourceName(manager, row));
      await recordAudit(manager, actor, auditOf(imageFields, subject, 'destroy', columnsIn(imageFields, row)));
    };
    await write(this.dataSource, work, undefined, rowOf('images', row.id));
    this.statistics.countRemoved();
    return row;
  }

  /** Reads back what was just written; the writer sees it even without the permission to view. */
  private async reread(id: number): Promise<ImageRow> {
    return orNotFound(await findImage(this.reads, Scope.UNRESTRICTED, String(id)), resource, id);
  }

  /** Gives the parents' ids by column. @throws ResourceNotFound naming the image, as Foreman does, when one does not exist. */
  private async parentIds<Parent extends ReadParent>(
    access: Access,
    verb: Verb,
    parents: Parent[],
  ): Promise<ParentIds<Parent>> {
    return orNotFound(await findParents(this.reads, access, verb, parents), resource, '');
  }

  /** Replaces `*_name` attributes by the ids they mean. @throws Unprocessable for a name that nothing has. */
  private async withNames(access: Access, dto: UpdateImageDto): Promise<Given> {
    const { operatingsystem_name, compute_resource_name, architecture_name, ...given } = dto;
    const names = { operatingsystem_name, compute_resource_name, architecture_name };
    for (const column of IMAGE_PARENTS) {
      const kind = column.replace(/_id$/, '');
      const name = names[`${kind}_name` as keyof typeof names];
      if (name === undefined || name === null) continue;
      const id = await findNamed(this.reads, access, column, name);
      if (id === undefined) throw new Unprocessable(`Could not find ${kind} with name: ${name}`);
      given[column] = id;
    }
    return given;
  }

  /** Collects what the DTO's rules say, impossible parents, and a new uuid that the compute resource does not have. */
  private async errorsOf(
    access: Access,
    dto: UpdateImageDto,
    image: Given,
    before: ImageRow | null,
    actor: Actor,
  ): Promise<FieldErrors> {
    const errors = shapeErrors(dto);
    const fault = isFine(errors) ? await this.uuids.faultOf(access, image, before, actor) : undefined;
    if (fault !== undefined) addError(errors, 'uuid', fault);
    addParentErrors(errors, image);
    return errors;
  }

  private validation(scopes: ParentScopes, id: number | null, image: Given): Validation {
    return {
      id,
      order: CHECKED,
      // A database error would reveal rows that a limited user may not see.
      is_checked_first: Object.values(scopes).some(({ isLimited }) => isLimited),
      addConflicts: async (errors) => {
        const found = await findConflicts(this.reads, scopes, id, image);
        if (found.is_name_taken) addError(errors, 'name', 'has already been taken');
        if (found.is_uuid_taken) addError(errors, 'uuid', 'has already been taken');
        for (const column of IMAGE_PARENTS) if (!found[`${column}_exists`]) addError(errors, column, 'must exist');
      },
    };
  }

  private async insert(
    manager: EntityManager,
    { access, actor }: Writer,
    { password, ...image }: Given & ImageParentIds,
    atCommit: AtCommit,
  ): Promise<number> {
    const made = await insertImage(manager, columnsIn(imageFields, image));
    if (password)
      await manager.update(Image, made.id, await sealedPassword(this.sealer, imageFields, made.id, password));
    await recheck(manager, access, { type: 'Image', permission: 'create_images', id: made.id, isNew: true });
    const changes = { ...columnsIn(imageFields, made), ...(password && { password }) };
    const subject = subjectOf(made, made.compute_resource_name);
    atCommit(recordAudit(manager, actor, auditOf(imageFields, subject, 'create', changes)));
    return made.id;
  }

  private async change(manager: EntityManager, by: Writer, id: number, given: Given): Promise<void> {
    await holdImageParents(manager, given);
    const row = await holdRow(manager, imageFields, id);
    const { password } = given;
    const secret = await sealedPassword(this.sealer, imageFields, id, password);
    const columns = columnsIn(imageFields, given);
    const changes = await updateRow(manager, imageFields, row, columns, secret);
    if (password !== undefined) changes['password'] = [null, password];
    if (Object.keys(changes).length === 0) return;
    const image = {
      id,
      name: row.name,
      compute_resource_id: given.compute_resource_id ?? row.compute_resource_id,
    };
    await finishUpdate(manager, by, imageFields, subjectOf(image, await computeResourceName(manager, image)), changes);
  }
}

/** New images wait only for a deletion of their compute resource, which may take seconds; five of them may wait in Postgres. */
function newImagesOf({ compute_resource_id: id }: ImageParentIds): WriteQueue {
  return { name: `images of ${id}`, places: 5 };
}

/** Tells the compiler what `errorsOf` has checked. */
function assertParents<Image extends Given>(image: Image): asserts image is Image & ImageParentIds {
  if (IMAGE_PARENTS.some((column) => typeof image[column] !== 'number')) throw new Error('An image has three parents');
}

function subjectOf(
  image: Pick<ImageRow, 'id' | 'name' | 'compute_resource_id'>,
  computeResource: string,
): AuditSubject {
  const associated = { type: 'ComputeResource', id: image.compute_resource_id, name: computeResource };
  return { id: image.id, name: image.name, associated };
}
