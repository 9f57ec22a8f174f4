import { imageSearch } from '@image-catalog/catalog';
import { type Actor, recordAudit, Target } from '@image-catalog/database';
import { SearchError } from '@image-catalog/search';
import { Sealer } from '@image-catalog/secrets';
import type { CreateTargetDto, UpdateTargetDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { finishCreate, finishUpdate, type Writer } from '../../access/finish-write.js';
import { type FieldErrors, Invalid, orNotFound } from '../../foreman/errors.js';
import { addError, shapeErrors } from '../../foreman/shape-errors.js';
import { conflictsOf, refuseErrors } from '../../foreman/validation.js';
import type { Completion } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { auditOf, columnsIn, type ColumnsOf } from '../../sql/fields.js';
import { Reads } from '../../sql/reads.js';
import { holdRow, insertRow, sealedPassword, updateRow, wholeRow } from '../../sql/rows.js';
import { Scope } from '../../sql/scope.js';
import { searchCondition } from '../../sql/search-condition.js';
import { uniqueName } from '../../sql/unique-name.query.js';
import { Values } from '../../sql/values.js';
import { holdForDeletion, rowOf, write } from '../../sql/write.js';
import { namePlaces } from './name-places.statement.js';
import { targetFields } from './target.fields.js';
import type { TargetDetails, TargetRow } from './target.row.js';
import { completeTargetSearch, findTarget, listTargets } from './targets.query.js';

const { table, resource } = targetFields;

/** Where the stored password is sent changes only with the password. */
const GIVE_AGAIN = 'must be given again, as what is changed says where it is sent';

/** What a column without null gets for a null of a body. */
const DEFAULTS = { search: '', creates_parents: false, takes_over: false, enabled: true, interval_minutes: 60 };

/** The permissions for a target. */
type TargetPermission = 'view_targets' | 'edit_targets' | 'destroy_targets' | 'sync_targets' | 'decide_target_plans';

/** The use cases of targets; the worker fills them. */
@Injectable()
export class TargetsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
    private readonly sealer: Sealer,
  ) {}

  /** Lists targets. */
  list(access: Access, listing: Listing): Promise<Page<TargetRow>> {
    return listTargets(this.reads, access, listing);
  }

  /** Completes a search for targets. */
  complete(access: Access, typed: string): Promise<Completion> {
    return completeTargetSearch(this.reads, access, typed);
  }

  /** Finds one of the targets for which the caller holds a permission. @throws ResourceNotFound */
  async find(access: Access, id: string, permission: TargetPermission = 'view_targets'): Promise<TargetDetails> {
    return orNotFound(await findTarget(this.reads, access.scope('Target', permission), id), resource, id);
  }

  /** Creates a target, due for its first run. @throws Invalid */
  async create(access: Access, dto: CreateTargetDto, actor: Actor): Promise<TargetDetails> {
    const validation = uniqueName(this.reads, table, null, dto.name);
    await refuseErrors(errorsOf(dto), validation);
    const work = (manager: EntityManager) => this.insert(manager, { access, actor }, dto);
    return this.reread(await write(this.dataSource, work, () => conflictsOf(validation)));
  }

  /** Changes what is given. @throws ResourceNotFound, Invalid */
  async update(access: Access, id: string, dto: UpdateTargetDto, actor: Actor): Promise<TargetDetails> {
    const row = await this.find(access, id, 'edit_targets');
    const validation = uniqueName(this.reads, table, row.id, dto.name ?? row.name);
    await refuseErrors(errorsOf(dto), validation);
    const work = (manager: EntityManager) => this.change(manager, { access, actor }, row, dto);
    await write(this.dataSource, work, () => conflictsOf(validation), rowOf(table, row.id));
    return this.reread(row.id);
  }

  /** Deletes a target. What it made there is that Foreman's own from then on. @throws ResourceNotFound */
  async destroy(access: Access, id: string, actor: Actor): Promise<TargetDetails> {
    const row = await this.find(access, id, 'destroy_targets');
    const work = async (manager: EntityManager) => {
      await holdForDeletion(manager, targetFields, { id: row.id, text: id });
      await recordAudit(manager, actor, auditOf(targetFields, row, 'destroy', columnsIn(targetFields, row)));
      await manager.delete(Target, row.id);
    };
    await write(this.dataSource, work, undefined, rowOf(table, row.id));
    return row;
  }

  /** Reads back what was just written; the writer sees it even without the permission to view. */
  private async reread(id: number): Promise<TargetDetails> {
    return orNotFound(await findTarget(this.reads, Scope.UNRESTRICTED, String(id)), resource, id);
  }

  private async insert(manager: EntityManager, by: Writer, dto: CreateTargetDto): Promise<number> {
    const { password, compute_resource_names = [] } = dto;
    const id = await insertRow(manager, targetFields, columnsOf(dto));
    if (password) await manager.update(Target, id, await sealedPassword(this.sealer, targetFields, id, password));
    const places = await namePlaces(manager, id, compute_resource_names);
    const audited = {
      ...(await wholeRow(manager, targetFields, id)),
      ...(password && { password }),
      ...(places && { compute_resource_names: places.after }),
    };
    await finishCreate(manager, by, targetFields, { id, name: dto.name }, audited);
    return id;
  }

  private async change(manager: EntityManager, by: Writer, found: TargetDetails, dto: UpdateTargetDto): Promise<void> {
    const row = await holdRow(manager, targetFields, found.id);
    const { password, compute_resource_names } = dto;
    const isElsewhere = dto.address !== undefined && dto.address !== row.address;
    if (isElsewhere && password === undefined && found.has_password)
      throw new Invalid(found.id, { password: [GIVE_AGAIN] });
    const sealed = await sealedPassword(this.sealer, targetFields, found.id, password);
    const also = { ...sealed, due_at: () => 'now()' };
    const changed = await updateRow(manager, targetFields, row, columnsOf(dto), also);
    const places = compute_resource_names && (await namePlaces(manager, found.id, compute_resource_names));
    await finishUpdate(manager, by, targetFields, row, {
      ...changed,
      ...(password !== undefined && { password: [null, password] }),
      ...(places && { compute_resource_names: [places.before, places.after] }),
    });
  }
}

/** Gives the columns of a body; a null where the column has none is its default. */
function columnsOf(dto: UpdateTargetDto): Partial<ColumnsOf<typeof targetFields>> {
  const columns: Record<string, unknown> = { ...columnsIn(targetFields, dto) };
  for (const [name, value] of Object.entries(DEFAULTS)) if (columns[name] === null) columns[name] = value;
  return columns;
}

function errorsOf(dto: UpdateTargetDto): FieldErrors {
  const errors = shapeErrors(dto);
  try {
    if (typeof dto.search === 'string') searchCondition(dto.search, imageSearch, new Values());
  } catch (error) {
    if (!(error instanceof SearchError)) throw error;
    addError(errors, 'search', error.message);
  }
  return errors;
}
