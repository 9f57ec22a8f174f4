import { type Actor, changesBetween, OsParameter, recordAudit, recordAudits } from '@image-catalog/database';
import { misfit, type OsParameterDto, readParameterValue, type UpdateParameterDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { recheck } from '../../access/recheck.js';
import { Scope } from '../../sql/scope.js';
import { type FieldErrors, Invalid, ResourceNotFound } from '../../foreman/errors.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { Reads } from '../../sql/reads.js';
import { addError, inOrder, isFine, shapeErrors } from '../../foreman/shape-errors.js';
import { rowOf, write } from '../../sql/write.js';
import { auditedParameter, destroyedParameter, shownParameter } from './audited-parameter.js';
import { mayReveal } from './hidden-values.js';
import type { ParameterRow } from './parameter.row.js';
import {
  findOwner,
  findParameter,
  isParameterNameTaken,
  listParameters,
  type ParameterOwner,
  takeParameters,
} from './parameters.query.js';

/** Attributes in the order in which Foreman's model checks them. */
const CHECKED = ['key_type', 'value', 'name'];

const COLUMNS = ['name', 'value', 'parameter_type', 'hidden_value'] as const;

const HOLD_OWNER = 'SELECT FROM operatingsystems WHERE id = $1 FOR NO KEY UPDATE';

type Columns = Pick<OsParameter, (typeof COLUMNS)[number]>;

/** What can be done with single parameters of operating systems. Foreman: app/controllers/api/v2/parameters_controller.rb */
@Injectable()
export class ParametersService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
  ) {}

  /** Lists the parameters of an operating system. @throws ResourceNotFound when it is not there. */
  async list(access: Access, os: string | undefined, listing: Listing): Promise<Page<ParameterRow>> {
    const owner = await this.owner(access, 'view_operatingsystems', os, '');
    return listParameters(this.reads, access, owner.id, listing);
  }

  /** Finds one parameter by its id or name. @throws ResourceNotFound */
  async find(access: Access, os: string | undefined, id: string): Promise<ParameterRow> {
    const owner = await this.owner(access, 'view_operatingsystems', os, id);
    return this.among(access.scope('Parameter', 'view_params'), owner, id);
  }

  /** Adds a parameter. @throws ResourceNotFound, Invalid */
  async create(access: Access, os: string | undefined, dto: OsParameterDto, actor: Actor): Promise<ParameterRow> {
    const owner = await this.owner(access, 'edit_operatingsystems', os, '');
    const columns = columnsOf(dto, undefined);
    await this.refuse(owner, null, columns, shapeErrors(dto));
    const id = await this.write(
      owner,
      '',
      (manager) => insert(manager, access, owner, columns, actor),
      () => this.obstacle(owner, null, columns),
    );
    return this.among(Scope.UNRESTRICTED, owner, `${id}-`);
  }

  /** Changes what is given. @throws ResourceNotFound, Invalid */
  async update(
    access: Access,
    os: string | undefined,
    id: string,
    dto: UpdateParameterDto,
    actor: Actor,
  ): Promise<ParameterRow> {
    const owner = await this.owner(access, 'view_operatingsystems', os, id);
    const row = await this.among(access.scope('Parameter', 'edit_params'), owner, id);
    const errors = shapeErrors(dto);
    if (isRevealed(dto, row) && !mayReveal(access)) addError(errors, 'hidden_value', KEEPS_HIDING);
    await this.refuse(owner, row.id, columnsOf(dto, row), errors);
    await this.write(
      owner,
      id,
      (manager) => change(manager, access, owner, row.id, dto, actor),
      () => this.obstacle(owner, row.id, columnsOf(dto, row)),
    );
    return this.among(Scope.UNRESTRICTED, owner, `${row.id}-`);
  }

  /** Deletes a parameter and gives what it was. @throws ResourceNotFound */
  async destroy(access: Access, os: string | undefined, id: string, actor: Actor): Promise<ParameterRow> {
    const owner = await this.owner(access, 'edit_operatingsystems', os, id);
    const row = await this.among(access.scope('Parameter', 'destroy_params'), owner, id);
    await this.write(owner, id, async (manager) => {
      const { affected } = await manager.delete(OsParameter, row.id);
      if (!affected) throw new ResourceNotFound('parameter', id);
      await recordAudit(manager, actor, destroyedParameter(owner, row));
    });
    return row;
  }

  /** Deletes all parameters of an operating system that the caller may delete. @throws ResourceNotFound when it is not there. */
  async reset(access: Access, os: string | undefined, actor: Actor): Promise<void> {
    const owner = await this.owner(access, 'edit_operatingsystems', os, '');
    const scope = access.scope('Parameter', 'destroy_params');
    await this.write(owner, '', async (manager) => {
      const rows = await takeParameters(manager, scope, owner.id);
      await recordAudits(
        manager,
        actor,
        rows.map((row) => destroyedParameter(owner, row)),
      );
    });
  }

  /**
   * Runs a write while nobody else writes parameters of the operating system: each may touch several of them, in an order
   * of its own. @throws ResourceNotFound when the operating system is not there any more.
   */
  private write<Result>(
    owner: ParameterOwner,
    id: string,
    work: (manager: EntityManager) => Promise<Result>,
    explain?: () => Promise<Error | undefined>,
  ): Promise<Result> {
    const alone = async (manager: EntityManager) => {
      const held = await manager.query<unknown[]>(HOLD_OWNER, [owner.id]);
      if (held.length === 0) throw new ResourceNotFound('parameter', id);
      return work(manager);
    };
    return write(this.dataSource, alone, explain, rowOf('operatingsystems', owner.id));
  }

  private async owner(
    access: Access,
    permission: 'view_operatingsystems' | 'edit_operatingsystems',
    text: string | undefined,
    id: string,
  ): Promise<ParameterOwner> {
    const scope = access.scope('Operatingsystem', permission);
    const owner = text === undefined ? undefined : await findOwner(this.reads, scope, text);
    if (owner === undefined) throw new ResourceNotFound('parameter', id);
    return owner;
  }

  private async among(scope: Scope, owner: ParameterOwner, id: string): Promise<ParameterRow> {
    const row = await findParameter(this.reads, scope, owner.id, id);
    if (row === undefined) throw new ResourceNotFound('parameter', id);
    return row;
  }

  /** Collects what is wrong before anything is written. @throws Invalid with every error at once. */
  private async refuse(owner: ParameterOwner, id: number | null, columns: Columns, shape: FieldErrors): Promise<void> {
    const errors = Object.fromEntries(Object.entries(shape).map(([key, messages]) => [modelKey(key), messages]));
    const { value, parameter_type: type } = columns;
    if (readParameterValue(value, type) === undefined) addError(errors, 'value', misfit(type));
    if (isFine(errors)) return;
    if (columns.name && (await isParameterNameTaken(this.reads, owner.id, columns.name, id))) {
      addError(errors, 'name', 'has already been taken');
    }
    throw new Invalid(id, inOrder(errors, CHECKED));
  }

  private async obstacle(owner: ParameterOwner, id: number | null, { name }: Columns): Promise<Error | undefined> {
    if (await isParameterNameTaken(this.reads, owner.id, name, id)) {
      return new Invalid(id, { name: ['has already been taken'] });
    }
    return (await findOwner(this.reads, Scope.UNRESTRICTED, `${owner.id}-`))
      ? undefined
      : new ResourceNotFound('parameter', '');
  }
}

/** What a client hears who would show a value that is hidden from them. */
const KEEPS_HIDING = 'cannot be taken away without another value';

function isRevealed({ hidden_value: isHidden, value }: UpdateParameterDto, row: Columns): boolean {
  return row.hidden_value && isHidden !== undefined && isHidden !== true && value === undefined;
}

async function insert(
  manager: EntityManager,
  access: Access,
  owner: ParameterOwner,
  columns: Columns,
  actor: Actor,
): Promise<number> {
  const { identifiers } = await manager.insert(OsParameter, { ...columns, operatingsystem_id: owner.id });
  const { id } = identifiers[0] as { id: number };
  await recheck(manager, access, { type: 'Parameter', permission: 'create_params', id, isNew: true });
  await recordAudit(manager, actor, {
    ...auditedParameter(owner, id, columns),
    action: 'create',
    audited_changes: shownParameter(columns),
  });
  return id;
}

async function change(
  manager: EntityManager,
  access: Access,
  owner: ParameterOwner,
  id: number,
  dto: UpdateParameterDto,
  actor: Actor,
): Promise<void> {
  const row = await manager.findOne(OsParameter, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (row === null) throw new ResourceNotFound('parameter', String(id));
  const columns = columnsOf(dto, row);
  const changed = changesBetween({ ...columnsOf({}, row) }, { ...columns });
  if (Object.keys(changed).length === 0) return;
  await manager.update(OsParameter, id, columns);
  await recheck(manager, access, { type: 'Parameter', permission: 'edit_params', id, isNew: false });
  await recordAudit(manager, actor, {
    ...auditedParameter(owner, id, columns),
    action: 'update',
    audited_changes: {
      ...changed,
      ...('value' in changed && (row.hidden_value || columns.hidden_value) && { value: '[redacted]' }),
    },
  });
}

/** Merges what a body gives into what the row has. */
function columnsOf(dto: Partial<UpdateParameterDto>, row: Columns | undefined): Columns {
  return {
    name: dto.name ?? row?.name ?? '',
    value: dto.value ?? row?.value ?? '',
    parameter_type: (dto.parameter_type === undefined ? row?.parameter_type : dto.parameter_type) || 'string',
    hidden_value: (dto.hidden_value === undefined ? row?.hidden_value : dto.hidden_value) ?? false,
  };
}

/** Names an attribute as the model's errors do, where the body has another name for it. */
function modelKey(attribute: string): string {
  return attribute === 'parameter_type' ? 'key_type' : attribute;
}
