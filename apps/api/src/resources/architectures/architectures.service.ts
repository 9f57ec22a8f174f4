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
import { finishCreate, finishUpdate, type Writer } from '../../access/finish-write.js';
import { parentId, PARENTS } from '../../access/parent.js';
import { orNotFound } from '../../foreman/errors.js';
import { shapeErrors } from '../../foreman/shape-errors.js';
import { conflictsOf, refuseErrors } from '../../foreman/validation.js';
import type { Completion } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { auditOf, columnsIn, type Verb } from '../../sql/fields.js';
import { awaitLinks, deleteLinks, type GivenLinks, type LinkEnd, queueOf, replaceLinks } from '../../sql/links.js';
import { Reads } from '../../sql/reads.js';
import { holdRow, insertRow, updateRow } from '../../sql/rows.js';
import { Scope } from '../../sql/scope.js';
import { uniqueName } from '../../sql/unique-name.query.js';
import { holdForDeletion, rowOf, write } from '../../sql/write.js';
import { architectureFields } from './architecture.fields.js';
import type { ArchitectureDetails, ArchitectureRow } from './architecture.row.js';
import { completeArchitectureSearch, findArchitecture, listArchitectures } from './architectures.query.js';

const { table, resource, permissions } = architectureFields;

const OPERATINGSYSTEM = PARENTS.operatingsystem_id;

const OPERATINGSYSTEMS: LinkEnd = {
  own: 'architecture_id',
  other: 'operatingsystem_id',
  target: { table: 'operatingsystems', name: 'title', model: 'Operatingsystem' },
};

/** The use cases of architectures. Foreman: app/models/architecture.rb */
@Injectable()
export class ArchitecturesService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
  ) {}

  /** Lists architectures, of one operating system when the path names one. @throws AssociatedNotFound */
  async list(access: Access, operatingsystem: string | undefined, listing: Listing): Promise<Page<ArchitectureRow>> {
    const parent = await parentId(this.reads, access, OPERATINGSYSTEM, 'view', operatingsystem);
    return listArchitectures(this.reads, access, parent, listing);
  }

  /** Completes a search for what the list holds. @throws AssociatedNotFound */
  async complete(access: Access, operatingsystem: string | undefined, typed: string): Promise<Completion> {
    const parent = await parentId(this.reads, access, OPERATINGSYSTEM, 'view', operatingsystem);
    return completeArchitectureSearch(this.reads, access, parent, typed);
  }

  /** Finds one architecture that the caller may view, edit or destroy. @throws ResourceNotFound, AssociatedNotFound */
  async find(
    access: Access,
    operatingsystem: string | undefined,
    id: string,
    verb: Verb = 'view',
  ): Promise<ArchitectureDetails> {
    const parent = await parentId(this.reads, access, OPERATINGSYSTEM, verb, operatingsystem);
    const scope = access.scope('Architecture', permissions[verb]);
    return orNotFound(await findArchitecture(this.reads, access, scope, parent, id), resource, id);
  }

  /** Creates an architecture; an operating system in the path must exist but is not linked. @throws Invalid, Unprocessable */
  async create(
    access: Access,
    operatingsystem: string | undefined,
    dto: CreateArchitectureDto,
    actor: Actor,
  ): Promise<ArchitectureDetails> {
    await parentId(this.reads, access, OPERATINGSYSTEM, 'create', operatingsystem);
    const validation = uniqueName(this.reads, table, null, dto.name);
    await refuseErrors(shapeErrors(dto), validation);
    const work = (manager: EntityManager) => insert(manager, { access, actor }, dto);
    const queue = queueOf(linksOf(dto), undefined);
    const id = await write(this.dataSource, work, () => conflictsOf(validation), queue);
    return this.reread(access, id);
  }

  /** Changes what is given. @throws ResourceNotFound, Invalid, Unprocessable */
  async update(
    access: Access,
    operatingsystem: string | undefined,
    id: string,
    dto: UpdateArchitectureDto,
    actor: Actor,
  ): Promise<ArchitectureDetails> {
    const row = await this.find(access, operatingsystem, id, 'edit');
    const validation = uniqueName(this.reads, table, row.id, dto.name ?? row.name);
    await refuseErrors(shapeErrors(dto), validation);
    const work = (manager: EntityManager) => change(manager, { access, actor }, row.id, dto);
    const queue = queueOf(linksOf(dto), rowOf(table, row.id));
    await write(this.dataSource, work, () => conflictsOf(validation), queue);
    return this.reread(access, row.id);
  }

  /** Deletes an architecture, its images with it, and returns the deleted row. @throws ResourceNotFound */
  async destroy(
    access: Access,
    operatingsystem: string | undefined,
    id: string,
    actor: Actor,
  ): Promise<ArchitectureRow> {
    const row = await this.find(access, operatingsystem, id, 'destroy');
    const work = async (manager: EntityManager) => {
      await holdForDeletion(manager, architectureFields, { id: row.id, text: id });
      const own = { column: 'architecture_id', id: row.id } as const;
      await releaseImportRules(manager, actor, own);
      await deleteImagesOf(manager, actor, own);
      await deleteLinks(manager, OPERATINGSYSTEMS, row.id);
      await manager.delete(Architecture, row.id);
      const columns = columnsIn(architectureFields, row);
      await recordAudit(manager, actor, auditOf(architectureFields, row, 'destroy', columns));
    };
    await write(this.dataSource, work, undefined, rowOf(table, row.id));
    return row;
  }

  /** Reads back what was just written; the writer sees it even without the permission to view. */
  private async reread(access: Access, id: number): Promise<ArchitectureDetails> {
    return orNotFound(await findArchitecture(this.reads, access, Scope.UNRESTRICTED, null, `${id}-`), resource, id);
  }
}

async function insert(manager: EntityManager, by: Writer, dto: CreateArchitectureDto): Promise<number> {
  await awaitLinks(manager, linksOf(dto));
  const columns = columnsIn(architectureFields, dto);
  const id = await insertRow(manager, architectureFields, columns);
  const links = await replaceLinks(manager, OPERATINGSYSTEMS, id, linksOf(dto), linkable(by.access));
  const linked = links && { operatingsystem_ids: links.after };
  await finishCreate(manager, by, architectureFields, { id, name: dto.name }, { ...columns, ...linked });
  return id;
}

async function change(manager: EntityManager, by: Writer, id: number, dto: UpdateArchitectureDto): Promise<void> {
  await awaitLinks(manager, linksOf(dto));
  const row = await holdRow(manager, architectureFields, id);
  const changed = await updateRow(manager, architectureFields, row, columnsIn(architectureFields, dto));
  const links = await replaceLinks(manager, OPERATINGSYSTEMS, id, linksOf(dto), linkable(by.access));
  const linked = changesBetween({ operatingsystem_ids: links?.before }, { operatingsystem_ids: links?.after });
  await finishUpdate(manager, by, architectureFields, row, { ...changed, ...linked });
}

/** The operating systems that somebody may link. */
function linkable(access: Access): Scope {
  return access.scope('Operatingsystem', OPERATINGSYSTEM.view);
}

function linksOf({ operatingsystem_ids: ids, operatingsystem_names: names }: UpdateArchitectureDto): GivenLinks {
  return { ids, names };
}
