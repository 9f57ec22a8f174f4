import {
  type Actor,
  changesBetween,
  deleteImagesOf,
  Operatingsystem,
  recordAudit,
  recordAudits,
  releaseImportRules,
  titleOf,
} from '@image-catalog/database';
import {
  type CreateOperatingsystemDto,
  deduceFamily,
  PASSWORD_HASHES,
  type UpdateOperatingsystemDto,
} from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { recheck } from '../../access/recheck.js';
import { Scope } from '../../sql/scope.js';
import type { Completion } from '../../lists/completion.js';
import { AssociatedNotFound, type FieldErrors, Invalid, Refused, ResourceNotFound } from '../../foreman/errors.js';
import { awaitLinks, deleteLinks, type GivenLinks, type LinkEnd, queueOf, replaceLinks } from '../../sql/links.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { Reads } from '../../sql/reads.js';
import { addError, inOrder, isFine, shapeErrors } from '../../foreman/shape-errors.js';
import { holdForDeletion, holdRow, rowOf, write } from '../../sql/write.js';
import { destroyedParameter } from '../parameters/audited-parameter.js';
import { takeParameters } from '../parameters/parameters.query.js';
import type { OperatingsystemDetails, OperatingsystemRow } from './operatingsystem.row.js';
import {
  completeOperatingsystemSearch,
  findOperatingsystem,
  findParentArchitecture,
  findTaken,
  type Identity,
  listOperatingsystems,
} from './operatingsystems.query.js';
import { replaceParameters } from './os-parameters.js';

const ARCHITECTURES: LinkEnd = {
  own: 'operatingsystem_id',
  other: 'architecture_id',
  target: { table: 'architectures', name: 'name', model: 'Architecture' },
};

const COLUMNS = ['name', 'major', 'minor', 'description', 'family', 'release_name', 'password_hash'] as const;
const ROW = { table: 'operatingsystems', resource: 'operatingsystem', columns: COLUMNS } as const;

/** Attributes in the order in which Foreman's model checks them. */
const CHECKED = ['major', 'minor', 'name', 'description', 'password_hash', 'release_name', 'title', 'type'];
const LABELS = { major: 'Major version', minor: 'Minor version' };

type Columns = Pick<Operatingsystem, (typeof COLUMNS)[number]>;

/** What can be done with operating systems. Foreman: app/models/operatingsystem.rb */
@Injectable()
export class OperatingsystemsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
  ) {}

  /** Lists operating systems, of one architecture when the path names one. @throws AssociatedNotFound */
  async list(access: Access, architecture: string | undefined, listing: Listing): Promise<Page<OperatingsystemRow>> {
    return listOperatingsystems(
      this.reads,
      access,
      await this.parentId(access, 'view_architectures', architecture),
      listing,
    );
  }

  /** Completes a search for what the list holds. @throws AssociatedNotFound */
  async complete(access: Access, architecture: string | undefined, typed: string): Promise<Completion> {
    return completeOperatingsystemSearch(
      this.reads,
      access,
      await this.parentId(access, 'view_architectures', architecture),
      typed,
    );
  }

  /** Finds one operating system. @throws ResourceNotFound, AssociatedNotFound */
  async find(access: Access, architecture: string | undefined, id: string): Promise<OperatingsystemDetails> {
    return this.among(
      access,
      'view_operatingsystems',
      await this.parentId(access, 'view_architectures', architecture),
      id,
    );
  }

  /** Makes an operating system; an architecture in the path is looked up but not linked. @throws Invalid, Unprocessable */
  async create(
    access: Access,
    architecture: string | undefined,
    dto: CreateOperatingsystemDto,
    actor: Actor,
  ): Promise<OperatingsystemDetails> {
    await this.parentId(access, 'edit_architectures', architecture);
    const columns = columnsOf(dto, undefined);
    await this.refuse(null, columns, shapeErrors(dto));
    const insert = (manager: EntityManager) => this.insert(manager, access, columns, dto, actor);
    const queue = queueOf(linksOf(dto), undefined);
    const id = await write(this.dataSource, insert, () => this.taken(null, columns), queue);
    return this.reread(access, id);
  }

  /** Changes what is given. @throws ResourceNotFound, Invalid, Unprocessable */
  async update(
    access: Access,
    architecture: string | undefined,
    id: string,
    dto: UpdateOperatingsystemDto,
    actor: Actor,
  ): Promise<OperatingsystemDetails> {
    const row = await this.among(
      access,
      'edit_operatingsystems',
      await this.parentId(access, 'view_architectures', architecture),
      id,
    );
    const columns = columnsOf(dto, row);
    await this.refuse(row.id, columns, shapeErrors(dto));
    const change = (manager: EntityManager) => this.change(manager, access, row.id, dto, actor);
    const queue = queueOf(linksOf(dto), rowOf('operatingsystems', row.id));
    await write(this.dataSource, change, () => this.taken(row.id, columns), queue);
    return this.reread(access, row.id);
  }

  /** Deletes an operating system, its images with it, and gives what it was. @throws ResourceNotFound */
  async destroy(
    access: Access,
    architecture: string | undefined,
    id: string,
    actor: Actor,
  ): Promise<OperatingsystemRow> {
    const row = await this.among(
      access,
      'destroy_operatingsystems',
      await this.parentId(access, 'edit_architectures', architecture),
      id,
    );
    const work = async (manager: EntityManager) => {
      await holdForDeletion(manager, ROW, { id: row.id, text: id });
      await this.deleteWhatGoesAlong(manager, row, actor);
      await manager.delete(Operatingsystem, row.id);
      await recordAudit(manager, actor, {
        ...audited(row.id, row),
        action: 'destroy',
        audited_changes: Object.fromEntries(COLUMNS.map((column) => [column, row[column]])),
      });
    };
    await write(this.dataSource, work, undefined, rowOf('operatingsystems', row.id));
    return row;
  }

  /** Refuses, as nothing here boots from media. @throws ResourceNotFound, Refused */
  async bootfiles(access: Access, id: string): Promise<never> {
    const row = await this.find(access, undefined, id);
    throw new Refused(`No installation media are known for ${row.title}`);
  }

  /** Finds one of the rows for which the caller holds a permission. @throws ResourceNotFound */
  private async among(
    access: Access,
    permission: 'view_operatingsystems' | 'edit_operatingsystems' | 'destroy_operatingsystems',
    parentId: number | null,
    id: string,
  ): Promise<OperatingsystemDetails> {
    const row = await findOperatingsystem(
      this.reads,
      access,
      access.scope('Operatingsystem', permission),
      parentId,
      id,
    );
    if (row === undefined) throw new ResourceNotFound('operatingsystem', id);
    return row;
  }

  private async parentId(
    access: Access,
    permission: 'view_architectures' | 'edit_architectures',
    architecture: string | undefined,
  ): Promise<number | null> {
    if (architecture === undefined) return null;
    const id = await findParentArchitecture(this.reads, access.scope('Architecture', permission), architecture);
    if (id === null) throw new AssociatedNotFound(`Architecture not found by id '${architecture}'`);
    return id;
  }

  /** Foreman: app/models/operatingsystem.rb, images and os_parameters are dependents */
  private async deleteWhatGoesAlong(manager: EntityManager, row: OperatingsystemRow, actor: Actor): Promise<void> {
    const own = { column: 'operatingsystem_id', id: row.id } as const;
    await releaseImportRules(manager, actor, own);
    await deleteImagesOf(manager, actor, own);
    const parameters = await takeParameters(manager, Scope.UNRESTRICTED, row.id);
    await recordAudits(
      manager,
      actor,
      parameters.map((parameter) => destroyedParameter(row, parameter)),
    );
    await deleteLinks(manager, ARCHITECTURES, row.id);
  }

  /** Reads back what was just written, which the writer sees even where it may not view. */
  private async reread(access: Access, id: number): Promise<OperatingsystemDetails> {
    const row = await findOperatingsystem(this.reads, access, Scope.UNRESTRICTED, null, String(id));
    if (row === undefined) throw new ResourceNotFound('operatingsystem', String(id));
    return row;
  }

  private async insert(
    manager: EntityManager,
    access: Access,
    columns: Columns,
    dto: CreateOperatingsystemDto,
    actor: Actor,
  ): Promise<number> {
    await awaitLinks(manager, linksOf(dto));
    const { identifiers } = await manager.insert(Operatingsystem, { ...columns, title: titleOf(columns) });
    const { id } = identifiers[0] as { id: number };
    const links = await replaceLinks(
      manager,
      ARCHITECTURES,
      id,
      linksOf(dto),
      access.scope('Architecture', 'view_architectures'),
    );
    const parameters = await replaceParameters(manager, access, id, dto.os_parameters_attributes ?? []);
    await recheck(manager, access, { type: 'Operatingsystem', permission: 'create_operatingsystems', id, isNew: true });
    await recordAudit(manager, actor, {
      ...audited(id, columns),
      action: 'create',
      audited_changes: {
        ...columns,
        ...(links && { architecture_ids: links.after }),
        ...(parameters && { os_parameters: parameters[1] }),
      },
    });
    return id;
  }

  private async change(
    manager: EntityManager,
    access: Access,
    id: number,
    dto: UpdateOperatingsystemDto,
    actor: Actor,
  ): Promise<void> {
    await awaitLinks(manager, linksOf(dto));
    const row = await holdRow<Columns>(manager, ROW, id);
    const columns = columnsOf(dto, row);
    const changed = changesBetween({ ...row }, { ...columns });
    if (Object.keys(changed).length > 0) {
      await manager.update(Operatingsystem, id, { ...columns, title: titleOf(columns) });
    }
    const links = await replaceLinks(
      manager,
      ARCHITECTURES,
      id,
      linksOf(dto),
      access.scope('Architecture', 'view_architectures'),
    );
    const relinked = changesBetween({ architecture_ids: links?.before }, { architecture_ids: links?.after });
    const parameters =
      dto.os_parameters_attributes && (await replaceParameters(manager, access, id, dto.os_parameters_attributes));
    const changes = { ...changed, ...relinked, ...(parameters && { os_parameters: parameters }) };
    if (Object.keys(changes).length === 0) return;
    await recheck(manager, access, { type: 'Operatingsystem', permission: 'edit_operatingsystems', id, isNew: false });
    await recordAudit(manager, actor, { ...audited(id, columns), action: 'update', audited_changes: changes });
  }

  /** Collects what is wrong before anything is written. @throws Invalid with every error at once. */
  private async refuse(id: number | null, columns: Columns, shape: FieldErrors): Promise<void> {
    const errors = Object.fromEntries(Object.entries(shape).map(([key, messages]) => [modelKey(key), messages]));
    if (columns.family === 'Debian' && !columns.release_name) addError(errors, 'release_name', "can't be blank");
    if (isFine(errors)) return;
    await this.addTaken(errors, id, columns);
    throw new Invalid(id, inOrder(errors, CHECKED), LABELS);
  }

  private async taken(id: number | null, columns: Columns): Promise<Invalid | undefined> {
    const errors: FieldErrors = {};
    await this.addTaken(errors, id, columns);
    return isFine(errors) ? undefined : new Invalid(id, inOrder(errors, CHECKED), LABELS);
  }

  private async addTaken(errors: FieldErrors, id: number | null, columns: Columns): Promise<void> {
    if (!columns.name || !columns.major) return;
    const taken = await findTaken(this.reads, { ...columns, id, title: titleOf(columns) } satisfies Identity);
    if (taken.version) addError(errors, 'name', 'Operating system version already exists');
    if (taken.description) addError(errors, 'description', 'has already been taken');
    if (taken.title) addError(errors, 'title', 'has already been taken');
  }
}

/** Merges what a body gives into what the row has; blank texts are what Foreman stores for them. */
function columnsOf(dto: UpdateOperatingsystemDto, row: Columns | undefined): Columns {
  const name = dto.name ?? row?.name ?? '';
  const description = dto.to_label === undefined ? dto.description : dto.to_label;
  return {
    name,
    major: dto.major ?? row?.major ?? '',
    minor: dto.minor === undefined ? (row?.minor ?? '') : (dto.minor ?? ''),
    description: description === undefined ? (row?.description ?? null) : description || null,
    family: (dto.family === undefined ? row?.family : dto.family) || deduceFamily(name),
    release_name: (dto.release_name === undefined ? row?.release_name : dto.release_name) || null,
    password_hash: dto.password_hash || row?.password_hash || PASSWORD_HASHES[0],
  };
}

function linksOf({ architecture_ids: ids, architecture_names: names }: UpdateOperatingsystemDto): GivenLinks {
  return { ids, names };
}

/** Names an attribute as the model's errors do, where the body has another name for it. */
function modelKey(attribute: string): string {
  return attribute === 'family' ? 'type' : attribute.replace(/^os_parameters_attributes/, 'os_parameters');
}

function audited(id: number, os: Columns) {
  return { auditable_type: 'Operatingsystem' as const, auditable_id: id, auditable_name: titleOf(os) };
}
