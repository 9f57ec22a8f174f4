import { type Actor, Parameter, recordAudit, recordAudits } from '@image-catalog/database';
import type { CreateParameterDto, UpdateParameterDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { finishCreate, finishUpdate, type Writer } from '../../access/finish-write.js';
import { parentVerb } from '../../access/parent.js';
import { type FieldErrors, orNotFound, ResourceNotFound } from '../../foreman/errors.js';
import { addError } from '../../foreman/shape-errors.js';
import { conflictsOf, refuseErrors, type Validation } from '../../foreman/validation.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import type { Verb } from '../../sql/fields.js';
import { Reads } from '../../sql/reads.js';
import { holdRow, insertRow, updateRow } from '../../sql/rows.js';
import { Scope } from '../../sql/scope.js';
import { rowOf, write } from '../../sql/write.js';
import { deleteParameters } from './delete-parameters.statement.js';
import { mayReveal } from './hidden-values.js';
import { holdOwner } from './hold-owner.statement.js';
import type { ParameterKind } from './parameter-kind.js';
import { auditedParameter, destroyedParameter, shownChanges, shownParameter } from './parameter.audit.js';
import { columnsOf, errorsOf, validColumns } from './parameter.columns.js';
import { parameterFields } from './parameter.fields.js';
import type { ParameterColumns, ParameterRow } from './parameter.row.js';
import {
  findOwner,
  findParameter,
  isParameterNameTaken,
  listParameters,
  type ParameterOwner,
} from './parameters.query.js';

const { resource, permissions } = parameterFields;

/** Attributes in the order in which Foreman's model checks them. */
const CHECKED = ['key_type', 'value', 'name'];

/** Says why somebody may not show a value that is hidden from them. */
const KEEPS_HIDING = 'cannot be taken away without another value';

/** The owner of parameters that a path names. */
export interface NamedOwner {
  kind: ParameterKind;
  text: string | undefined;
}

/** An owner that was found. */
interface FoundOwner extends ParameterOwner {
  kind: ParameterKind;
}

/** The use cases of single parameters. Foreman: app/controllers/api/v2/parameters_controller.rb */
@Injectable()
export class ParametersService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
  ) {}

  /** Lists the parameters of an owner. @throws ResourceNotFound when it is not there. */
  async list(access: Access, named: NamedOwner, listing: Listing): Promise<Page<ParameterRow>> {
    const owner = await this.owner(access, 'view', named, '');
    return listParameters(this.reads, access, owner.kind, owner.id, listing);
  }

  /** Finds one parameter by its id or name. @throws ResourceNotFound */
  async find(access: Access, named: NamedOwner, id: string): Promise<ParameterRow> {
    return this.reach(access, await this.owner(access, 'view', named, id), id, 'view');
  }

  /** Adds a parameter. @throws ResourceNotFound, Invalid */
  async create(access: Access, named: NamedOwner, dto: CreateParameterDto, actor: Actor): Promise<ParameterRow> {
    const owner = await this.owner(access, 'create', named, '');
    const columns = columnsOf(dto, undefined);
    const validation = this.validation(owner, null, columns);
    await refuseErrors(errorsOf(dto, columns), validation);
    const work = (manager: EntityManager) => insert(manager, { access, actor }, owner, validColumns(dto, undefined));
    return this.reread(owner, await this.write(owner, '', work, validation));
  }

  /** Changes what is given. @throws ResourceNotFound, Invalid */
  async update(
    access: Access,
    named: NamedOwner,
    id: string,
    dto: UpdateParameterDto,
    actor: Actor,
  ): Promise<ParameterRow> {
    const owner = await this.owner(access, 'edit', named, id);
    const row = await this.reach(access, owner, id, 'edit');
    const columns = columnsOf(dto, row);
    const errors = errorsOf(dto, columns);
    if (isRevealed(dto, row) && !mayReveal(access)) addError(errors, 'hidden_value', KEEPS_HIDING);
    const validation = this.validation(owner, row.id, columns);
    await refuseErrors(errors, validation);
    await this.write(owner, id, (manager) => change(manager, { access, actor }, owner, row.id, dto), validation);
    return this.reread(owner, row.id);
  }

  /** Deletes a parameter and returns the deleted row. @throws ResourceNotFound */
  async destroy(access: Access, named: NamedOwner, id: string, actor: Actor): Promise<ParameterRow> {
    const owner = await this.owner(access, 'destroy', named, id);
    const row = await this.reach(access, owner, id, 'destroy');
    await this.write(owner, id, async (manager) => {
      const { affected } = await manager.delete(Parameter, row.id);
      if (!affected) throw new ResourceNotFound(resource, id);
      await recordAudit(manager, actor, destroyedParameter(owner.kind, owner, row));
    });
    return row;
  }

  /** Deletes all parameters of an owner that the caller may delete. @throws ResourceNotFound when it is not there. */
  async reset(access: Access, named: NamedOwner, actor: Actor): Promise<void> {
    const owner = await this.owner(access, 'destroy', named, '');
    const scope = access.scope('Parameter', permissions.destroy);
    await this.write(owner, '', async (manager) => {
      const rows = await deleteParameters(manager, scope, owner.kind, owner.id);
      const audits = rows.map((row) => destroyedParameter(owner.kind, owner, row));
      await recordAudits(manager, actor, audits);
    });
  }

  /**
   * Runs a write while nobody else writes parameters of the owner: writes lock several of them in any order, and would
   * deadlock. @throws ResourceNotFound when the owner was deleted meanwhile.
   */
  private write<Result>(
    owner: FoundOwner,
    id: string,
    work: (manager: EntityManager) => Promise<Result>,
    validation?: Validation,
  ): Promise<Result> {
    const alone = async (manager: EntityManager) => {
      if (!(await holdOwner(manager, owner.kind, owner.id))) throw new ResourceNotFound(resource, id);
      return work(manager);
    };
    const explain = validation && (() => conflictsOf(validation));
    return write(this.dataSource, alone, explain, rowOf(owner.kind.parent.table, owner.id));
  }

  private async owner(access: Access, verb: Verb, { kind, text }: NamedOwner, id: string): Promise<FoundOwner> {
    const scope = access.scope(kind.parent.type, kind.parent[parentVerb(verb)]);
    const owner = text === undefined ? undefined : await findOwner(this.reads, scope, kind, text);
    return { ...orNotFound(owner, resource, id), kind };
  }

  private async reach(
    access: Access,
    { kind, id: ownerId }: FoundOwner,
    id: string,
    verb: Verb,
  ): Promise<ParameterRow> {
    const scope = access.scope('Parameter', permissions[verb]);
    return orNotFound(await findParameter(this.reads, scope, kind, ownerId, id), resource, id);
  }

  private async reread({ kind, id: ownerId }: FoundOwner, id: number): Promise<ParameterRow> {
    return orNotFound(await findParameter(this.reads, Scope.UNRESTRICTED, kind, ownerId, `${id}-`), resource, id);
  }

  private validation(owner: FoundOwner, id: number | null, { name }: { name: string }): Validation {
    const addConflicts = async (errors: FieldErrors) => {
      if (name && (await isParameterNameTaken(this.reads, owner.kind, owner.id, name, id)))
        addError(errors, 'name', 'has already been taken');
    };
    return { id, addConflicts, order: CHECKED };
  }
}

function isRevealed({ hidden_value: isHidden, value }: UpdateParameterDto, row: ParameterColumns): boolean {
  return row.hidden_value && isHidden !== undefined && isHidden !== true && value === undefined;
}

async function insert(
  manager: EntityManager,
  by: Writer,
  owner: FoundOwner,
  columns: ParameterColumns,
): Promise<number> {
  const id = await insertRow(manager, parameterFields, { ...columns, [owner.kind.owner]: owner.id });
  const subject = auditedParameter(owner.kind, owner, { id, name: columns.name });
  await finishCreate(manager, by, parameterFields, subject, shownParameter(columns));
  return id;
}

async function change(
  manager: EntityManager,
  by: Writer,
  owner: FoundOwner,
  id: number,
  dto: UpdateParameterDto,
): Promise<void> {
  const row = await holdRow(manager, parameterFields, id);
  const columns = validColumns(dto, row);
  const changes = shownChanges(row, columns, await updateRow(manager, parameterFields, row, columns));
  await finishUpdate(manager, by, parameterFields, auditedParameter(owner.kind, owner, row), changes);
}
