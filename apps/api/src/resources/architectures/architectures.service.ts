import {
  type Actor,
  Architecture,
  changesBetween,
  deleteImagesOf,
  recordAudit,
  releaseImportRules,
} from '@image-catalog/database';
import type { CreateArchitectureDto, UpdateArchitectureDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { recheck } from '../../access/recheck.js';
import { Scope } from '../../sql/scope.js';
import type { Completion } from '../../lists/completion.js';
import { AssociatedNotFound, type FieldErrors, Invalid, ResourceNotFound } from '../../foreman/errors.js';
import { awaitLinks, deleteLinks, type GivenLinks, type LinkEnd, queueOf, replaceLinks } from '../../sql/links.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { Reads } from '../../sql/reads.js';
import { addError, isFine, shapeErrors } from '../../foreman/shape-errors.js';
import { holdForDeletion, holdRow, rowOf, write } from '../../sql/write.js';
import type { ArchitectureDetails, ArchitectureRow } from './architecture.row.js';
import {
  completeArchitectureSearch,
  findArchitecture,
  findParentOperatingsystem,
  isArchitectureNameTaken,
  listArchitectures,
} from './architectures.query.js';

const OPERATINGSYSTEMS: LinkEnd = {
  own: 'architecture_id',
  other: 'operatingsystem_id',
  target: { table: 'operatingsystems', name: 'title', model: 'Operatingsystem' },
};

const ROW = { table: 'architectures', resource: 'architecture', columns: ['name'] } as const;

/** What can be done with architectures. Foreman: app/models/architecture.rb */
@Injectable()
export class ArchitecturesService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
  ) {}

  /** Lists architectures, of one operating system when the path names one. @throws AssociatedNotFound */
  async list(access: Access, operatingsystem: string | undefined, listing: Listing): Promise<Page<ArchitectureRow>> {
    return listArchitectures(
      this.reads,
      access,
      await this.parentId(access, 'view_operatingsystems', operatingsystem),
      listing,
    );
  }

  /** Completes a search for what the list holds. @throws AssociatedNotFound */
  async complete(access: Access, operatingsystem: string | undefined, typed: string): Promise<Completion> {
    return completeArchitectureSearch(
      this.reads,
      access,
      await this.parentId(access, 'view_operatingsystems', operatingsystem),
      typed,
    );
  }

  /** Finds one architecture. @throws ResourceNotFound, AssociatedNotFound */
  async find(access: Access, operatingsystem: string | undefined, id: string): Promise<ArchitectureDetails> {
    return this.among(
      access,
      'view_architectures',
      await this.parentId(access, 'view_operatingsystems', operatingsystem),
      id,
    );
  }

  /** Makes an architecture; an operating system in the path is looked up but not linked. @throws Invalid, Unprocessable */
  async create(
    access: Access,
    operatingsystem: string | undefined,
    dto: CreateArchitectureDto,
    actor: Actor,
  ): Promise<ArchitectureDetails> {
    await this.parentId(access, 'edit_operatingsystems', operatingsystem);
    await this.refuse(null, dto.name, shapeErrors(dto));
    const insert = (manager: EntityManager) => this.insert(manager, access, dto, actor);
    const queue = queueOf(linksOf(dto), undefined);
    return this.reread(access, await write(this.dataSource, insert, () => this.taken(null, dto.name), queue));
  }

  /** Changes what is given. @throws ResourceNotFound, Invalid, Unprocessable */
  async update(
    access: Access,
    operatingsystem: string | undefined,
    id: string,
    dto: UpdateArchitectureDto,
    actor: Actor,
  ): Promise<ArchitectureDetails> {
    const row = await this.among(
      access,
      'edit_architectures',
      await this.parentId(access, 'view_operatingsystems', operatingsystem),
      id,
    );
    const name = dto.name ?? row.name;
    await this.refuse(row.id, name, shapeErrors(dto));
    const change = (manager: EntityManager) => this.change(manager, access, row.id, dto, actor);
    const queue = queueOf(linksOf(dto), rowOf('architectures', row.id));
    await write(this.dataSource, change, () => this.taken(row.id, name), queue);
    return this.reread(access, row.id);
  }

  /** Deletes an architecture, its images with it, and gives what it was. @throws ResourceNotFound */
  async destroy(
    access: Access,
    operatingsystem: string | undefined,
    id: string,
    actor: Actor,
  ): Promise<ArchitectureRow> {
    const row = await this.among(
      access,
      'destroy_architectures',
      await this.parentId(access, 'edit_operatingsystems', operatingsystem),
      id,
    );
    const work = async (manager: EntityManager) => {
      await holdForDeletion(manager, ROW, { id: row.id, text: id });
      const own = { column: 'architecture_id', id: row.id } as const;
      await releaseImportRules(manager, actor, own);
      await deleteImagesOf(manager, actor, own);
      await deleteLinks(manager, OPERATINGSYSTEMS, row.id);
      await manager.delete(Architecture, row.id);
      await recordAudit(manager, actor, {
        ...audited(row.id, row.name),
        action: 'destroy',
        audited_changes: { name: row.name },
      });
    };
    await write(this.dataSource, work, undefined, rowOf('architectures', row.id));
    return row;
  }

  /** Finds one of the rows for which the caller holds a permission. @throws ResourceNotFound */
  private async among(
    access: Access,
    permission: 'view_architectures' | 'edit_architectures' | 'destroy_architectures',
    parentId: number | null,
    id: string,
  ): Promise<ArchitectureDetails> {
    const row = await findArchitecture(this.reads, access, access.scope('Architecture', permission), parentId, id);
    if (row === undefined) throw new ResourceNotFound('architecture', id);
    return row;
  }

  private async parentId(
    access: Access,
    permission: 'view_operatingsystems' | 'edit_operatingsystems',
    operatingsystem: string | undefined,
  ): Promise<number | null> {
    if (operatingsystem === undefined) return null;
    const id = await findParentOperatingsystem(
      this.reads,
      access.scope('Operatingsystem', permission),
      operatingsystem,
    );
    if (id === null) throw new AssociatedNotFound(`Operatingsystem not found by id '${operatingsystem}'`);
    return id;
  }

  /** Reads back what was just written, which the writer sees even where it may not view. */
  private async reread(access: Access, id: number): Promise<ArchitectureDetails> {
    const row = await findArchitecture(this.reads, access, Scope.UNRESTRICTED, null, `${id}-`);
    if (row === undefined) throw new ResourceNotFound('architecture', String(id));
    return row;
  }

  private async insert(
    manager: EntityManager,
    access: Access,
    dto: CreateArchitectureDto,
    actor: Actor,
  ): Promise<number> {
    await awaitLinks(manager, linksOf(dto));
    const { identifiers } = await manager.insert(Architecture, { name: dto.name });
    const { id } = identifiers[0] as { id: number };
    const links = await replaceLinks(
      manager,
      OPERATINGSYSTEMS,
      id,
      linksOf(dto),
      access.scope('Operatingsystem', 'view_operatingsystems'),
    );
    await recheck(manager, access, { type: 'Architecture', permission: 'create_architectures', id, isNew: true });
    await recordAudit(manager, actor, {
      ...audited(id, dto.name),
      action: 'create',
      audited_changes: { name: dto.name, ...(links && { operatingsystem_ids: links.after }) },
    });
    return id;
  }

  private async change(
    manager: EntityManager,
    access: Access,
    id: number,
    dto: UpdateArchitectureDto,
    actor: Actor,
  ): Promise<void> {
    await awaitLinks(manager, linksOf(dto));
    const row = await holdRow<{ name: string }>(manager, ROW, id);
    const renamed = changesBetween({ ...row }, { name: dto.name });
    if (renamed['name']) await manager.update(Architecture, id, { name: dto.name });
    const links = await replaceLinks(
      manager,
      OPERATINGSYSTEMS,
      id,
      linksOf(dto),
      access.scope('Operatingsystem', 'view_operatingsystems'),
    );
    const relinked = changesBetween({ operatingsystem_ids: links?.before }, { operatingsystem_ids: links?.after });
    const changes = { ...renamed, ...relinked };
    if (Object.keys(changes).length === 0) return;
    await recheck(manager, access, { type: 'Architecture', permission: 'edit_architectures', id, isNew: false });
    await recordAudit(manager, actor, {
      ...audited(id, dto.name ?? row.name),
      action: 'update',
      audited_changes: changes,
    });
  }

  private async refuse(id: number | null, name: string, errors: FieldErrors): Promise<void> {
    if (isFine(errors)) return;
    if (name && (await isArchitectureNameTaken(this.reads, name, id)))
      addError(errors, 'name', 'has already been taken');
    throw new Invalid(id, errors);
  }

  private async taken(id: number | null, name: string): Promise<Invalid | undefined> {
    const isTaken = await isArchitectureNameTaken(this.reads, name, id);
    return isTaken ? new Invalid(id, { name: ['has already been taken'] }) : undefined;
  }
}

function linksOf({ operatingsystem_ids: ids, operatingsystem_names: names }: UpdateArchitectureDto): GivenLinks {
  return { ids, names };
}

function audited(id: number, name: string) {
  return { auditable_type: 'Architecture' as const, auditable_id: id, auditable_name: name };
}
