import { type Actor, OsParameter, recordAudit, recordAudits } from '@image-catalog/database';
import { misfit, type OsParameterDto, readParameterValue, type UpdateParameterDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { finishCreate, finishUpdate, type Writer } from '../../access/finish-write.js';
import { PARENTS, parentVerb } from '../../access/parent.js';
import { type FieldErrors, orNotFound, ResourceNotFound } from '../../foreman/errors.js';
import { addError, shapeErrors } from '../../foreman/shape-errors.js';
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
import { holdOperatingsystem } from './hold-operatingsystem.statement.js';
import { auditedParameter, destroyedParameter, shownParameter } from './parameter.audit.js';
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
const OPERATINGSYSTEM = PARENTS.operatingsystem_id;

/** Attributes in the order in which Foreman's model checks them. */
const CHECKED = ['key_type', 'value', 'name'];

/** Says why somebody may not show a value that is hidden from them. */
const KEEPS_HIDING = 'cannot be taken away without another value';

/** The use cases of single parameters of operating systems. Foreman: app/controllers/api/v2/parameters_controller.rb */
@Injectable()
export class ParametersService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
  ) {}

  /** Lists the parameters of an operating system. @throws ResourceNotFound when it is not there. */
  async list(access: Access, os: string | undefined, listing: Listing): Promise<Page<ParameterRow>> {
    const owner = await this.owner(access, 'view', os, '');
    return listParameters(this.reads, access, owner.id, listing);
  }

  /** Finds one parameter by its id or name. @throws ResourceNotFound */
  async find(access: Access, os: string | undefined, id: string): Promise<ParameterRow> {
    return this.reach(access, await this.owner(access, 'view', os, id), id, 'view');
  }

  /** Adds a parameter. @throws ResourceNotFound, Invalid */
  async create(access: Access, os: string | undefined, dto: OsParameterDto, actor: Actor): Promise<ParameterRow> {
    const owner = await this.owner(access, 'create', os, '');
    const columns = columnsOf(dto, undefined);
    const validation = this.validation(owner, null, columns);
    await refuseErrors(errorsOf(dto, columns), validation);
    const work = (manager: EntityManager) => insert(manager, { access, actor }, owner, columns);
    return this.reread(owner, await this.write(owner, '', work, validation));
  }

  /** Changes what is given. @throws ResourceNotFound, Invalid */
  async update(
    access: Access,
    os: string | undefined,
    id: string,
    dto: UpdateParameterDto,
    actor: Actor,
  ): Promise<ParameterRow> {
    const owner = await this.owner(access, 'edit', os, id);
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
  async destroy(access: Access, os: string | undefined, id: string, actor: Actor): Promise<ParameterRow> {
    const owner = await this.owner(access, 'destroy', os, id);
    const row = await this.reach(access, owner, id, 'destroy');
    await this.write(owner, id, async (manager) => {
      const { affected } = await manager.delete(OsParameter, row.id);
      if (!affected) throw new ResourceNotFound(resource, id);
      await recordAudit(manager, actor, destroyedParameter(owner, row));
    });
    return row;
  }

  /** Deletes all parameters of an operating system that the caller may delete. @throws ResourceNotFound when it is not there. */
  async reset(access: Access, os: string | undefined, actor: Actor): Promise<void> {
    const owner = await this.owner(access, 'destroy', os, '');
    const scope = access.scope('Parameter', permissions.destroy);
    await this.write(owner, '', async (manager) => {
      const rows = await deleteParameters(manager, scope, owner.id);
      const audits = rows.map((row) => destroyedParameter(owner, row));
      await recordAudits(manager, actor, audits);
    });
  }

  /**
   * Runs a write while nobody else writes parameters of the operating system: writes lock several of them in any order,
   * and would deadlock. @throws ResourceNotFound when the operating system was deleted meanwhile.
   */
  private write<Result>(
    owner: ParameterOwner,
    id: string,
    work: (manager: EntityManager) => Promise<Result>,
    validation?: Validation,
  ): Promise<Result> {
    const alone = async (manager: EntityManager) => {
      if (!(await holdOperatingsystem(manager, owner.id))) throw new ResourceNotFound(resource, id);
      return work(manager);
    };
    const explain = validation && (() => conflictsOf(validation));
    return write(this.dataSource, alone, explain, rowOf('operatingsystems', owner.id));
  }

  private async owner(access: Access, verb: Verb, text: string | undefined, id: string): Promise<ParameterOwner> {
    const scope = access.scope('Operatingsystem', OPERATINGSYSTEM[parentVerb(verb)]);
    return orNotFound(text === undefined ? undefined : await findOwner(this.reads, scope, text), resource, id);
  }

  private async reach(access: Access, owner: ParameterOwner, id: string, verb: Verb): Promise<ParameterRow> {
    const scope = access.scope('Parameter', permissions[verb]);
    return orNotFound(await findParameter(this.reads, scope, owner.id, id), resource, id);
  }

  private async reread(owner: ParameterOwner, id: number): Promise<ParameterRow> {
    return orNotFound(await findParameter(this.reads, Scope.UNRESTRICTED, owner.id, `${id}-`), resource, id);
  }

  private validation(owner: ParameterOwner, id: number | null, { name }: ParameterColumns): Validation {
    const addConflicts = async (errors: FieldErrors) => {
      if (name && (await isParameterNameTaken(this.reads, owner.id, name, id)))
        addError(errors, 'name', 'has already been taken');
    };
    return { id, addConflicts, order: CHECKED };
  }
}

/** Validates a body, with the names that Foreman's model has for its attributes. */
function errorsOf(dto: OsParameterDto, { value, parameter_type: type }: ParameterColumns): FieldErrors {
  const { parameter_type, ...errors } = shapeErrors(dto);
  if (parameter_type) errors['key_type'] = parameter_type;
  if (readParameterValue(value, type) === undefined) addError(errors, 'value', misfit(type));
  return errors;
}

function isRevealed({ hidden_value: isHidden, value }: UpdateParameterDto, row: ParameterColumns): boolean {
  return row.hidden_value && isHidden !== undefined && isHidden !== true && value === undefined;
}

async function insert(
  manager: EntityManager,
  by: Writer,
  owner: ParameterOwner,
  columns: ParameterColumns,
): Promise<number> {
  const id = await insertRow(manager, parameterFields, { ...columns, operatingsystem_id: owner.id });
  const subject = auditedParameter(owner, { id, name: columns.name });
  await finishCreate(manager, by, parameterFields, subject, shownParameter(columns));
  return id;
}

async function change(
  manager: EntityManager,
  by: Writer,
  owner: ParameterOwner,
  id: number,
  dto: UpdateParameterDto,
): Promise<void> {
  const row = await holdRow(manager, parameterFields, id);
  const columns = columnsOf(dto, row);
  const changes = await updateRow(manager, parameterFields, row, columns);
  const isRedacted = row.hidden_value || columns.hidden_value;
  if ('value' in changes && isRedacted) changes['value'] = '[redacted]';
  await finishUpdate(manager, by, parameterFields, auditedParameter(owner, { id, name: columns.name }), changes);
}

/** Merges what a body gives into what the row has. */
function columnsOf(dto: Partial<UpdateParameterDto>, row: ParameterColumns | undefined): ParameterColumns {
  return {
    name: dto.name ?? row?.name ?? '',
    value: dto.value ?? row?.value ?? '',
    parameter_type: (dto.parameter_type === undefined ? row?.parameter_type : dto.parameter_type) || 'string',
    hidden_value: (dto.hidden_value === undefined ? row?.hidden_value : dto.hidden_value) ?? false,
  };
}
