import { type Actor, changesBetween, OsParameter, recordAudit } from '@image-catalog/database';
import { misfit, type OsParameterDto, readParameterValue, type UpdateParameterDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, type EntityManager, In } from 'typeorm';
import { type FieldErrors, Invalid, ResourceNotFound } from '../http/errors.js';
import type { Listing } from '../http/listing.js';
import type { Page } from '../http/page.query.js';
import { Reads } from '../http/reads.js';
import { addError, inOrder, isFine, shapeErrors } from '../http/shape-errors.js';
import { write } from '../http/write.js';
import type { ParameterRow } from './parameter.row.js';
import {
  findOwner,
  findParameter,
  isParameterNameTaken,
  listParameters,
  type ParameterOwner,
} from './parameters.query.js';

/** Attributes in the order in which Foreman's model checks them. */
const CHECKED = ['key_type', 'value', 'name'];

const COLUMNS = ['name', 'value', 'parameter_type', 'hidden_value'] as const;

type Columns = Pick<OsParameter, (typeof COLUMNS)[number]>;

/** What can be done with single parameters of operating systems. Foreman: app/controllers/api/v2/parameters_controller.rb */
@Injectable()
export class ParametersService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
  ) {}

  /** Lists the parameters of an operating system. @throws ResourceNotFound when it is not there. */
  async list(os: string | undefined, listing: Listing): Promise<Page<ParameterRow>> {
    const owner = await this.owner(os, '');
    return listParameters(this.reads, owner.id, listing);
  }

  /** Finds one parameter by its id or name. @throws ResourceNotFound */
  async find(os: string | undefined, id: string): Promise<ParameterRow> {
    return this.findOf(await this.owner(os, id), id);
  }

  /** Adds a parameter. @throws ResourceNotFound, Invalid */
  async create(os: string | undefined, dto: OsParameterDto, actor: Actor): Promise<ParameterRow> {
    const owner = await this.owner(os, '');
    const columns = columnsOf(dto, undefined);
    await this.refuse(owner, null, columns, shapeErrors(dto));
    const id = await write(
      this.dataSource,
      (manager) => insert(manager, owner, columns, actor),
      () => this.obstacle(owner, null, columns),
    );
    return this.findOf(owner, `${id}-`);
  }

  /** Changes what is given. @throws ResourceNotFound, Invalid */
  async update(os: string | undefined, id: string, dto: UpdateParameterDto, actor: Actor): Promise<ParameterRow> {
    const owner = await this.owner(os, id);
    const row = await this.findOf(owner, id);
    await this.refuse(owner, row.id, columnsOf(dto, row), shapeErrors(dto));
    await write(
      this.dataSource,
      (manager) => change(manager, owner, row.id, dto, actor),
      () => this.obstacle(owner, row.id, columnsOf(dto, row)),
    );
    return this.findOf(owner, `${row.id}-`);
  }

  /** Deletes a parameter and gives what it was. @throws ResourceNotFound */
  async destroy(os: string | undefined, id: string, actor: Actor): Promise<ParameterRow> {
    const owner = await this.owner(os, id);
    const row = await this.findOf(owner, id);
    await write(this.dataSource, async (manager) => {
      const { affected } = await manager.delete(OsParameter, row.id);
      if (!affected) throw new ResourceNotFound('parameter', id);
      await recordAudit(manager, actor, destroyed(owner, row));
    });
    return row;
  }

  /** Deletes all parameters of an operating system. @throws ResourceNotFound when it is not there. */
  async reset(os: string | undefined, actor: Actor): Promise<void> {
    const owner = await this.owner(os, '');
    await write(this.dataSource, async (manager) => {
      const rows = await manager.find(OsParameter, {
        where: { operatingsystem_id: owner.id },
        order: { name: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      await manager.delete(OsParameter, { id: In(rows.map(({ id }) => id)) });
      for (const row of rows) await recordAudit(manager, actor, destroyed(owner, row));
    });
  }

  private async owner(text: string | undefined, id: string): Promise<ParameterOwner> {
    const owner = text === undefined ? undefined : await findOwner(this.reads, text);
    if (owner === undefined) throw new ResourceNotFound('parameter', id);
    return owner;
  }

  private async findOf(owner: ParameterOwner, id: string): Promise<ParameterRow> {
    const row = await findParameter(this.reads, owner.id, id);
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
    return (await findOwner(this.reads, `${owner.id}-`)) ? undefined : new ResourceNotFound('parameter', '');
  }
}

async function insert(manager: EntityManager, owner: ParameterOwner, columns: Columns, actor: Actor): Promise<number> {
  const { identifiers } = await manager.insert(OsParameter, { ...columns, operatingsystem_id: owner.id });
  const { id } = identifiers[0] as { id: number };
  await recordAudit(manager, actor, {
    ...audited(owner, id, columns),
    action: 'create',
    audited_changes: shown(columns),
  });
  return id;
}

async function change(
  manager: EntityManager,
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
  await recordAudit(manager, actor, {
    ...audited(owner, id, columns),
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

function destroyed(owner: ParameterOwner, row: Columns & { id: number }) {
  return { ...audited(owner, row.id, row), action: 'destroy' as const, audited_changes: shown(row) };
}

function audited(owner: ParameterOwner, id: number, { name }: Columns) {
  return {
    auditable_type: 'Parameter' as const,
    auditable_id: id,
    auditable_name: name,
    associated: { type: 'Operatingsystem', id: owner.id, name: owner.title },
  };
}

/** What an audit tells of a parameter; a hidden value leaves no trace. */
function shown({ name, value, parameter_type, hidden_value }: Columns): Record<string, unknown> {
  return { name, value: hidden_value ? '[redacted]' : value, parameter_type, hidden_value };
}

/** Names an attribute as the model's errors do, where the body has another name for it. */
function modelKey(attribute: string): string {
  return attribute === 'parameter_type' ? 'key_type' : attribute;
}
