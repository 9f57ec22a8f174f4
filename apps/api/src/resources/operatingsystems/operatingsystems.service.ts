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
import type { CreateOperatingsystemDto, UpdateOperatingsystemDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { finishCreate, finishUpdate, type Writer } from '../../access/finish-write.js';
import { parentId, PARENTS } from '../../access/parent.js';
import { type FieldErrors, orNotFound, Refused } from '../../foreman/errors.js';
import { addError } from '../../foreman/shape-errors.js';
import { conflictsOf, refuseErrors, type Validation } from '../../foreman/validation.js';
import type { Completion } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { refuseAbsent } from '../../sql/absent-rows.js';
import { auditOf, columnsIn, type Verb } from '../../sql/fields.js';
import { awaitLinks, deleteLinks, type GivenLinks, type LinkEnd, queueOf, replaceLinks } from '../../sql/links.js';
import { Reads } from '../../sql/reads.js';
import { holdRow, insertRow, updateRow } from '../../sql/rows.js';
import { Scope } from '../../sql/scope.js';
import { holdForDeletion, rowOf, write } from '../../sql/write.js';
import { deleteParameters } from '../parameters/delete-parameters.statement.js';
import { OS_PARAMETERS } from '../parameters/parameter-kind.js';
import { destroyedParameter } from '../parameters/parameter.audit.js';
import { replaceParameters } from '../parameters/replace-parameters.js';
import { columnsOf, errorsOf } from './operatingsystem.columns.js';
import { operatingsystemFields } from './operatingsystem.fields.js';
import type { OperatingsystemColumns, OperatingsystemDetails, OperatingsystemRow } from './operatingsystem.row.js';
import {
  completeOperatingsystemSearch,
  findOperatingsystem,
  findTaken,
  listOperatingsystems,
} from './operatingsystems.query.js';

const { table, resource, permissions } = operatingsystemFields;
const ARCHITECTURE = PARENTS.architecture_id;

const ARCHITECTURES: LinkEnd = {
  own: 'operatingsystem_id',
  other: 'architecture_id',
  target: { table: 'architectures', name: 'name', model: 'Architecture' },
};

/** Attributes in the order in which Foreman's model checks them. */
const CHECKED = ['major', 'minor', 'name', 'description', 'password_hash', 'release_name', 'title', 'type'];
const LABELS = { major: 'Major version', minor: 'Minor version' };

/** The use cases of operating systems. Foreman: app/models/operatingsystem.rb */
@Injectable()
export class OperatingsystemsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
  ) {}

  /** Lists operating systems, of one architecture when the path names one. @throws AssociatedNotFound */
  async list(access: Access, architecture: string | undefined, listing: Listing): Promise<Page<OperatingsystemRow>> {
    const parent = await parentId(this.reads, access, ARCHITECTURE, 'view', architecture);
    return listOperatingsystems(this.reads, access, parent, listing);
  }

  /** Completes a search for what the list holds. @throws AssociatedNotFound */
  async complete(access: Access, architecture: string | undefined, typed: string): Promise<Completion> {
    const parent = await parentId(this.reads, access, ARCHITECTURE, 'view', architecture);
    return completeOperatingsystemSearch(this.reads, access, parent, typed);
  }

  /** Finds one operating system that the caller may view, edit or destroy. @throws ResourceNotFound, AssociatedNotFound */
  async find(
    access: Access,
    architecture: string | undefined,
    id: string,
    verb: Verb = 'view',
  ): Promise<OperatingsystemDetails> {
    const parent = await parentId(this.reads, access, ARCHITECTURE, verb, architecture);
    const scope = access.scope('Operatingsystem', permissions[verb]);
    return orNotFound(await findOperatingsystem(this.reads, access, scope, parent, id), resource, id);
  }

  /** Creates an operating system; an architecture in the path must exist but is not linked. @throws Invalid, Unprocessable */
  async create(
    access: Access,
    architecture: string | undefined,
    dto: CreateOperatingsystemDto,
    actor: Actor,
  ): Promise<OperatingsystemDetails> {
    await parentId(this.reads, access, ARCHITECTURE, 'create', architecture);
    refuseAbsent(dto);
    const columns = columnsOf(dto, undefined);
    const validation = this.validation(null, columns);
    await refuseErrors(errorsOf(dto, columns), validation);
    const work = (manager: EntityManager) => insert(manager, { access, actor }, columns, dto);
    const queue = queueOf(linksOf(dto), undefined);
    const id = await write(this.dataSource, work, () => conflictsOf(validation), queue);
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
    const row = await this.find(access, architecture, id, 'edit');
    refuseAbsent(dto);
    const columns = columnsOf(dto, row);
    const validation = this.validation(row.id, columns);
    await refuseErrors(errorsOf(dto, columns), validation);
    const work = (manager: EntityManager) => change(manager, { access, actor }, row.id, dto);
    const queue = queueOf(linksOf(dto), rowOf(table, row.id));
    await write(this.dataSource, work, () => conflictsOf(validation), queue);
    return this.reread(access, row.id);
  }

  /** Deletes an operating system, its images with it, and returns the deleted row. @throws ResourceNotFound */
  async destroy(
    access: Access,
    architecture: string | undefined,
    id: string,
    actor: Actor,
  ): Promise<OperatingsystemRow> {
    const row = await this.find(access, architecture, id, 'destroy');
    const work = async (manager: EntityManager) => {
      await holdForDeletion(manager, operatingsystemFields, { id: row.id, text: id });
      await deleteDependents(manager, row, actor);
      await manager.delete(Operatingsystem, row.id);
      const columns = columnsIn(operatingsystemFields, row);
      await recordAudit(manager, actor, auditOf(operatingsystemFields, subjectOf(row.id, row), 'destroy', columns));
    };
    await write(this.dataSource, work, undefined, rowOf(table, row.id));
    return row;
  }

  /** Refuses, as there are no installation media here. @throws ResourceNotFound, Refused */
  async bootfiles(access: Access, id: string, medium: string | undefined): Promise<never> {
    await this.find(access, undefined, id);
    throw new Refused(`Couldn't find Medium ${medium === undefined ? 'without an ID' : `with 'id'=${medium}`}`);
  }

  /** Reads back what was just written; the writer sees it even without the permission to view. */
  private async reread(access: Access, id: number): Promise<OperatingsystemDetails> {
    const row = await findOperatingsystem(this.reads, access, Scope.UNRESTRICTED, null, String(id));
    return orNotFound(row, resource, id);
  }

  private validation(id: number | null, columns: OperatingsystemColumns): Validation {
    const addConflicts = async (errors: FieldErrors) => {
      if (!columns.name || !columns.major) return;
      const taken = await findTaken(this.reads, id, { ...columns, title: titleOf(columns) });
      if (taken.version) addError(errors, 'name', 'Operating system version already exists');
      if (taken.description) addError(errors, 'description', 'has already been taken');
      if (taken.title) addError(errors, 'title', 'has already been taken');
    };
    return { id, addConflicts, order: CHECKED, labels: LABELS };
  }
}

async function insert(
  manager: EntityManager,
  by: Writer,
  columns: OperatingsystemColumns,
  dto: CreateOperatingsystemDto,
): Promise<number> {
  await awaitLinks(manager, linksOf(dto));
  const id = await insertRow(manager, operatingsystemFields, { ...columns, title: titleOf(columns) });
  const links = await replaceLinks(manager, ARCHITECTURES, id, linksOf(dto), linkable(by.access));
  const parameters = await replaceParameters(manager, by.access, OS_PARAMETERS, id, dto.os_parameters_attributes ?? []);
  await finishCreate(manager, by, operatingsystemFields, subjectOf(id, columns), {
    ...columns,
    ...(links && { architecture_ids: links.after }),
    ...(parameters && { os_parameters: parameters[1] }),
  });
  return id;
}

async function change(manager: EntityManager, by: Writer, id: number, dto: UpdateOperatingsystemDto): Promise<void> {
  await awaitLinks(manager, linksOf(dto));
  const row = await holdRow(manager, operatingsystemFields, id);
  const columns = columnsOf(dto, row);
  const title = titleOf(columns);
  const retitled = title === titleOf(row) ? {} : { title };
  const changed = await updateRow(manager, operatingsystemFields, row, columns, retitled);
  const links = await replaceLinks(manager, ARCHITECTURES, id, linksOf(dto), linkable(by.access));
  const linked = changesBetween({ architecture_ids: links?.before }, { architecture_ids: links?.after });
  const given = dto.os_parameters_attributes;
  const parameters = given && (await replaceParameters(manager, by.access, OS_PARAMETERS, id, given));
  const changes = { ...changed, ...linked, ...(parameters && { os_parameters: parameters }) };
  await finishUpdate(manager, by, operatingsystemFields, subjectOf(id, row), changes);
}

/** Deletes what goes with an operating system. Foreman: app/models/operatingsystem.rb, images and os_parameters are dependents */
async function deleteDependents(manager: EntityManager, row: OperatingsystemRow, actor: Actor): Promise<void> {
  const own = { column: 'operatingsystem_id', id: row.id } as const;
  await releaseImportRules(manager, actor, own);
  await deleteImagesOf(manager, actor, own);
  const parameters = await deleteParameters(manager, Scope.UNRESTRICTED, OS_PARAMETERS, row.id);
  const audits = parameters.map((parameter) => destroyedParameter(OS_PARAMETERS, row, parameter));
  await recordAudits(manager, actor, audits);
  await deleteLinks(manager, ARCHITECTURES, row.id);
}

/** The architectures that somebody may link. */
function linkable(access: Access): Scope {
  return access.scope('Architecture', ARCHITECTURE.view);
}

function linksOf({ architecture_ids: ids, architecture_names: names }: UpdateOperatingsystemDto): GivenLinks {
  return { ids, names };
}

function subjectOf(id: number, os: OperatingsystemColumns) {
  return { id, name: titleOf(os) };
}
