import {
  type Actor,
  type AtCommit,
  changesBetween,
  Image,
  type InsertedImage,
  insertImage,
  recordAudit,
  runPrepared,
} from '@image-catalog/database';
import { Sealer } from '@image-catalog/secrets';
import type { CreateImageDto, UpdateImageDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { recheck } from '../../access/recheck.js';
import { Scope } from '../../sql/scope.js';
import type { Completion } from '../../lists/completion.js';
import { isRowId } from '../../sql/constraints.js';
import { type FieldErrors, Invalid, ResourceNotFound, Unprocessable } from '../../foreman/errors.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { Reads } from '../../sql/reads.js';
import { addError, inOrder, isFine, shapeErrors } from '../../foreman/shape-errors.js';
import { holdRow, rowOf, write } from '../../sql/write.js';
import type { WriteQueue } from '../../sql/write-queues.js';
import type { ImageRow } from './image.row.js';
import { type ImageParent, type ParentSight, type ParentVerb, sightOfParents } from './image-parents.js';
import { type ImageParentIds, ImageStatistics } from './image-statistics.service.js';
import {
  type Candidate,
  completeImageSearch,
  findImage,
  findNamed,
  findObstacles,
  findParents,
  listImages,
} from './images.query.js';
import { UuidCheck } from './uuid-check.service.js';

/** Attributes in the order in which Foreman's model checks them. */
const CHECKED = ['username', 'operatingsystem_id', 'compute_resource_id', 'architecture_id', 'name', 'uuid'];

const PARENT_COLUMNS = ['operatingsystem_id', 'compute_resource_id', 'architecture_id'] as const;

/** What an audit tells of an image. */
const AUDITED = [
  'name',
  'uuid',
  'username',
  'operatingsystem_id',
  'compute_resource_id',
  'architecture_id',
  'user_data',
  'iam_role',
] as const;

const ROW = { table: 'images', resource: 'image', columns: ['id', ...AUDITED] } as const;

type AuditedImage = Pick<ImageRow, 'id' | (typeof AUDITED)[number]>;

type Attributes = Partial<Omit<Candidate, 'id'>> &
  Pick<CreateImageDto, 'password' | 'user_data' | 'iam_role'> & { username?: string };

/** What can be done with images. Foreman: app/models/image.rb, app/controllers/api/v2/images_controller.rb */
@Injectable()
export class ImagesService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
    private readonly sealer: Sealer,
    private readonly uuids: UuidCheck,
    private readonly statistics: ImageStatistics,
  ) {}

  /** Lists images that all parents share. @throws ResourceNotFound when a parent is not there. */
  async list(access: Access, parents: ImageParent[], listing: Listing): Promise<Page<ImageRow>> {
    const page = await listImages(this.reads, access, parents, listing);
    if (page.total === 0) await this.parentIds(access, 'view', parents, '');
    return page;
  }

  /** Completes a search for images that all parents share. @throws ResourceNotFound when a parent is not there. */
  async complete(access: Access, parents: ImageParent[], typed: string): Promise<Completion> {
    await this.parentIds(access, 'view', parents, '');
    return completeImageSearch(this.reads, access, parents, typed);
  }

  /** Finds one image below its parents. @throws ResourceNotFound */
  async find(access: Access, parents: ImageParent[], id: string): Promise<ImageRow> {
    return this.among(access, 'view_images', { verb: 'view', parents }, id);
  }

  /** Makes an image; the parents of the path win over the body. @throws ResourceNotFound, Invalid, Unprocessable */
  async create(access: Access, parents: ImageParent[], dto: CreateImageDto, actor: Actor): Promise<ImageRow> {
    const forced = await this.parentIds(access, 'edit', parents, '');
    const attributes = { ...(await this.withNames(access, dto)), ...forced };
    const sight = sightOfParents(access, forced);
    await this.refuse(sight, null, attributes, await this.errorsOf(access, dto, attributes, null, actor));
    const insert = (manager: EntityManager, atCommit: AtCommit) =>
      this.insert(manager, access, attributes, actor, atCommit);
    const queue = newImagesOf(attributes.compute_resource_id);
    const id = await write(this.dataSource, insert, () => this.obstacles(sight, null, attributes), queue);
    this.statistics.countAdded(parentIdsOf(attributes as ImageParentIds));
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
    const row = await this.among(access, 'edit_images', { verb: 'view', parents }, id);
    const given = await this.withNames(access, dto);
    const attributes = { ...row, ...given };
    const shape = await this.errorsOf(access, dto, attributes, row, actor);
    const sight = sightOfParents(access, unchangedParents(row, attributes));
    await this.refuse(sight, row.id, attributes, shape);
    const change = (manager: EntityManager) => this.change(manager, access, row.id, given, actor);
    await write(this.dataSource, change, () => this.obstacles(sight, row.id, attributes), rowOf('images', row.id));
    if (PARENT_COLUMNS.some((column) => attributes[column] !== row[column]))
      this.statistics.countAdded(parentIdsOf(attributes as ImageParentIds));
    return this.reread(row.id);
  }

  /** Deletes an image and gives what it was. @throws ResourceNotFound */
  async destroy(access: Access, parents: ImageParent[], id: string, actor: Actor): Promise<ImageRow> {
    const row = await this.among(access, 'destroy_images', { verb: 'edit', parents }, id);
    const work = async (manager: EntityManager) => {
      if (!(await deleteImage(manager, row))) throw new ResourceNotFound('image', id);
      const audited_changes = shownChanges(row);
      const name = await computeResourceName(manager, row);
      await recordAudit(manager, actor, { ...audited(row, name), action: 'destroy', audited_changes });
    };
    await write(this.dataSource, work, undefined, rowOf('images', row.id));
    this.statistics.countRemoved();
    return row;
  }

  /** Finds one of the images for which the caller holds a permission, below its parents. @throws ResourceNotFound */
  private async among(
    access: Access,
    permission: 'view_images' | 'edit_images' | 'destroy_images',
    below: { verb: ParentVerb; parents: ImageParent[] },
    id: string,
  ): Promise<ImageRow> {
    const row = await findImage(this.reads, access.scope('Image', permission), id, { access, ...below });
    if (row === undefined) throw new ResourceNotFound('image', id);
    return row;
  }

  /** Reads back what was just written, which the writer sees even where it may not view. */
  private async reread(id: number): Promise<ImageRow> {
    const row = await findImage(this.reads, Scope.UNRESTRICTED, String(id));
    if (row === undefined) throw new ResourceNotFound('image', String(id));
    return row;
  }

  /** Gives the ids of all parents by column. @throws ResourceNotFound naming the image, as Foreman does, when one is not there. */
  private async parentIds(
    access: Access,
    verb: ParentVerb,
    parents: ImageParent[],
    id: string,
  ): Promise<Partial<Candidate>> {
    const found = await findParents(this.reads, access, verb, parents);
    if (Object.values(found).includes(null)) throw new ResourceNotFound('image', id);
    return found;
  }

  /** Replaces `*_name` attributes by the ids they mean. @throws Unprocessable for a name that nothing has. */
  private async withNames(access: Access, dto: CreateImageDto | UpdateImageDto): Promise<Attributes> {
    const { operatingsystem_name, compute_resource_name, architecture_name, ...attributes } = dto;
    const names = { operatingsystem_name, compute_resource_name, architecture_name };
    const ids: Partial<Candidate> = {};
    for (const [key, name] of Object.entries(names)) {
      if (name === undefined || name === null) continue;
      const resource = key.replace(/_name$/, '') as 'operatingsystem' | 'compute_resource' | 'architecture';
      const id = await findNamed(this.reads, access, `${resource}_id`, name);
      if (id === undefined) throw new Unprocessable(`Could not find ${resource} with name: ${name}`);
      ids[`${resource}_id`] = id;
    }
    return { ...attributes, ...ids };
  }

  /** Collects what the DTO's rules say, and what the compute resource does of a uuid that is new to it. */
  private async errorsOf(
    access: Access,
    dto: CreateImageDto | UpdateImageDto,
    { compute_resource_id, uuid }: Attributes,
    before: ImageRow | null,
    actor: Actor,
  ): Promise<FieldErrors> {
    const errors = shapeErrors(dto);
    const isSame = before?.uuid === uuid && before?.compute_resource_id === compute_resource_id;
    if (isSame || !isFine(errors) || !uuid || !compute_resource_id || !isRowId(compute_resource_id)) return errors;
    const fault = await this.uuids.faultOf(access, { compute_resource_id, uuid }, actor);
    if (fault !== undefined) addError(errors, 'uuid', fault);
    return errors;
  }

  /** Collects what is wrong before anything is written. @throws Invalid with every error at once. */
  private async refuse(
    sight: ParentSight,
    id: number | null,
    attributes: Attributes,
    shape: FieldErrors,
  ): Promise<void> {
    const errors = { ...shape };
    for (const column of PARENT_COLUMNS) {
      if (attributes[column] === null || attributes[column] === undefined) addError(errors, column, "can't be blank");
      else if (!isRowId(attributes[column])) addError(errors, column, 'must exist');
    }
    // Whose sight is limited hears of obstacles before the write, which would tell of rows out of sight.
    if (isFine(errors) && !Object.values(sight).some(({ isLimited }) => isLimited)) return;
    await this.addObstacles(sight, errors, candidate(id, attributes));
    if (isFine(errors)) return;
    throw new Invalid(id, inOrder(errors, CHECKED));
  }

  private async obstacles(sight: ParentSight, id: number | null, attributes: Attributes): Promise<Invalid | undefined> {
    const errors: FieldErrors = {};
    await this.addObstacles(sight, errors, candidate(id, attributes));
    return isFine(errors) ? undefined : new Invalid(id, inOrder(errors, CHECKED));
  }

  private async addObstacles(sight: ParentSight, errors: FieldErrors, image: Candidate): Promise<void> {
    const found = await findObstacles(this.reads, sight, image);
    if (found.name_taken) addError(errors, 'name', 'has already been taken');
    if (found.uuid_taken) addError(errors, 'uuid', 'has already been taken');
    for (const resource of ['operatingsystem', 'compute_resource', 'architecture'] as const) {
      if (image[`${resource}_id`] !== null && !found[`${resource}_exists`])
        addError(errors, `${resource}_id`, 'must exist');
    }
  }

  private async insert(
    manager: EntityManager,
    access: Access,
    attributes: Attributes,
    actor: Actor,
    atCommit: AtCommit,
  ): Promise<number> {
    const { password, ...columns } = attributes;
    const made = await insertImage(manager, columns as InsertedImage);
    if (password) await this.storePassword(manager, made.id, password);
    await recheck(manager, access, { type: 'Image', permission: 'create_images', id: made.id, isNew: true });
    const image = { ...columns, ...made } as AuditedImage;
    const changes = { ...shownChanges(image), ...(password && { password }) };
    const subject = audited(image, made.compute_resource_name);
    atCommit(recordAudit(manager, actor, { ...subject, action: 'create', audited_changes: changes }));
    return made.id;
  }

  private async change(
    manager: EntityManager,
    access: Access,
    id: number,
    given: Attributes,
    actor: Actor,
  ): Promise<void> {
    await holdParents(manager, given);
    const row = await holdRow<AuditedImage>(manager, ROW, id);
    const { password, ...columns } = given;
    const changes: Record<string, unknown> = changesBetween({ ...row }, columns);
    const changed = Object.fromEntries(Object.keys(changes).map((key) => [key, columns[key as keyof typeof columns]]));
    if (password !== undefined) changes['password'] = [null, password];
    if (Object.keys(changes).length === 0) return;
    await manager.update(Image, id, { ...changed, updated_at: () => 'now()' });
    if (password !== undefined) await this.storePassword(manager, id, password);
    await recheck(manager, access, { type: 'Image', permission: 'edit_images', id, isNew: false });
    const image = { ...row, ...changed };
    await recordAudit(manager, actor, {
      ...audited(image, await computeResourceName(manager, image)),
      action: 'update',
      audited_changes: changes,
    });
  }

  private async storePassword(manager: EntityManager, id: number, password: string | null): Promise<void> {
    const sealed = password ? await this.sealer.seal({ table: 'images', column: 'password', id }, password) : null;
    await manager.query('UPDATE images SET password = $2 WHERE id = $1', [id, sealed]);
  }
}

/**
 * New images of a compute resource wait for nothing but a deletion of it, which may take seconds. So many of them may wait
 * in Postgres, which is as many as it is of use to write at once.
 */
function newImagesOf(computeResourceId: number | null | undefined): WriteQueue {
  return { name: `images of ${computeResourceId}`, places: 5 };
}

/** Whoever changes an image may leave its parents as they are, also such as they could not give it. */
function unchangedParents(row: ImageRow, attributes: Attributes): Partial<Candidate> {
  const kept = PARENT_COLUMNS.filter((column) => row[column] === attributes[column]);
  return Object.fromEntries(kept.map((column) => [column, row[column]]));
}

function candidate(id: number | null, attributes: Attributes): Candidate {
  const referable = (value: number | null | undefined) => (value && isRowId(value) ? value : null);
  return {
    id,
    name: attributes.name ?? null,
    uuid: attributes.uuid ?? null,
    compute_resource_id: referable(attributes.compute_resource_id),
    operatingsystem_id: referable(attributes.operatingsystem_id),
    architecture_id: referable(attributes.architecture_id),
  };
}

function parentIdsOf({ compute_resource_id, operatingsystem_id, architecture_id }: ImageParentIds): ImageParentIds {
  return { compute_resource_id, operatingsystem_id, architecture_id };
}

function audited(image: AuditedImage, computeResource: string) {
  return {
    auditable_type: 'Image' as const,
    auditable_id: image.id,
    auditable_name: image.name,
    associated: { type: 'ComputeResource', id: image.compute_resource_id, name: computeResource },
  };
}

/** Keeps the parents that an image moves to from being deleted, before it is held: deletions lock in this order too. */
async function holdParents(manager: EntityManager, given: Attributes): Promise<void> {
  for (const column of PARENT_COLUMNS) {
    const table = `${column.replace(/_id$/, '')}s`;
    if (given[column]) await manager.query(`SELECT FROM ${table} WHERE id = $1 FOR KEY SHARE`, [given[column]]);
  }
}

/** Deletes an image if it is there; one that sync made is ignored from then on, or the next run would make it again. */
async function deleteImage(
  manager: EntityManager,
  { id, compute_resource_id, uuid }: Pick<ImageRow, 'id' | 'compute_resource_id' | 'uuid'>,
): Promise<boolean> {
  // What the inventory says of it is held first, as a worker does that tells images of it.
  const text = 'SELECT FROM available_images WHERE compute_resource_id = $1 AND uuid = $2 FOR NO KEY UPDATE';
  const held = runPrepared(manager, text, [compute_resource_id, uuid]);
  const deleted = runPrepared<{ uuid: string }>(
    manager,
    `WITH gone AS (DELETE FROM images WHERE id = $1 RETURNING compute_resource_id, uuid, origin),
          ignored AS (UPDATE available_images a SET ignored_at = now() FROM gone
                      WHERE gone.origin = 'sync' AND a.compute_resource_id = gone.compute_resource_id
                        AND a.uuid = gone.uuid)
     SELECT uuid FROM gone`,
    [id],
  );
  const [, [gone]] = await Promise.all([held, deleted]);
  return gone !== undefined;
}

async function computeResourceName(manager: EntityManager, { compute_resource_id: id }: AuditedImage): Promise<string> {
  const text = 'SELECT name FROM compute_resources WHERE id = $1';
  const [row] = await runPrepared<{ name: string }>(manager, text, [id]);
  return row?.name ?? '';
}

function shownChanges(image: AuditedImage): Record<string, unknown> {
  return Object.fromEntries(AUDITED.map((column) => [column, image[column]]));
}
