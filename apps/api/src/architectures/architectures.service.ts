import {
  type Actor,
  Architecture,
  ArchitectureOperatingsystem,
  changesBetween,
  recordAudit,
} from '@image-catalog/database';
import type { CreateArchitectureDto, UpdateArchitectureDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { associatedIds } from '../http/association.js';
import type { Completion } from '../http/completion.js';
import { isConstraintViolation } from '../http/constraints.js';
import { AssociatedNotFound, type FieldErrors, Invalid, ResourceNotFound } from '../http/errors.js';
import type { Listing } from '../http/listing.js';
import type { Page } from '../http/page.query.js';
import { Reads } from '../http/reads.js';
import { addError, isFine, shapeErrors } from '../http/shape-errors.js';
import type { ArchitectureDetails, ArchitectureRow } from './architecture.row.js';
import {
  completeArchitectureSearch,
  findArchitecture,
  findParentOperatingsystem,
  isArchitectureNameTaken,
  listArchitectures,
} from './architectures.query.js';

const OPERATINGSYSTEMS = { table: 'operatingsystems', name: 'title', model: 'Operatingsystem' } as const;

/** What can be done with architectures. Foreman: app/models/architecture.rb */
@Injectable()
export class ArchitecturesService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
  ) {}

  /** Lists architectures, of one operating system when the path names one. @throws AssociatedNotFound */
  async list(operatingsystem: string | undefined, listing: Listing): Promise<Page<ArchitectureRow>> {
    return listArchitectures(this.reads, await this.parentId(operatingsystem), listing);
  }

  /** Completes a search for what the list holds. @throws AssociatedNotFound */
  async complete(operatingsystem: string | undefined, typed: string): Promise<Completion> {
    return completeArchitectureSearch(this.reads, await this.parentId(operatingsystem), typed);
  }

  /** Finds one architecture. @throws ResourceNotFound, AssociatedNotFound */
  async find(operatingsystem: string | undefined, id: string): Promise<ArchitectureDetails> {
    const row = await findArchitecture(this.reads, await this.parentId(operatingsystem), id);
    if (row === undefined) throw new ResourceNotFound('architecture', id);
    return row;
  }

  /** Makes an architecture; an operating system in the path is looked up but not linked. @throws Invalid, Unprocessable */
  async create(
    operatingsystem: string | undefined,
    dto: CreateArchitectureDto,
    actor: Actor,
  ): Promise<ArchitectureDetails> {
    await this.parentId(operatingsystem);
    await this.refuse(null, dto.name, shapeErrors(dto));
    const id = await this.write(null, dto.name, async (manager) => {
      const { identifiers } = await manager.insert(Architecture, { name: dto.name });
      const made = (identifiers[0] as { id: number }).id;
      const links = await this.link(manager, made, dto);
      await recordAudit(manager, actor, {
        ...audited(made, dto.name),
        action: 'create',
        audited_changes: { name: dto.name, ...(links && { operatingsystem_ids: links }) },
      });
      return made;
    });
    return this.reread(id);
  }

  /** Changes what is given. @throws ResourceNotFound, Invalid, Unprocessable */
  async update(
    operatingsystem: string | undefined,
    id: string,
    dto: UpdateArchitectureDto,
    actor: Actor,
  ): Promise<ArchitectureDetails> {
    const row = await this.find(operatingsystem, id);
    await this.refuse(row.id, dto.name ?? row.name, shapeErrors(dto));
    await this.write(row.id, dto.name ?? row.name, (manager) => this.change(manager, row, dto, actor));
    return this.reread(row.id);
  }

  /** Deletes an architecture, its images with it, and gives what it was. @throws ResourceNotFound */
  async destroy(operatingsystem: string | undefined, id: string, actor: Actor): Promise<ArchitectureRow> {
    const row = await this.find(operatingsystem, id);
    await this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.delete(Architecture, row.id);
      if (!affected) throw new ResourceNotFound('architecture', id);
      await recordAudit(manager, actor, {
        ...audited(row.id, row.name),
        action: 'destroy',
        audited_changes: { name: row.name },
      });
    });
    return row;
  }

  private async parentId(operatingsystem: string | undefined): Promise<number | null> {
    if (operatingsystem === undefined) return null;
    const id = await findParentOperatingsystem(this.reads, operatingsystem);
    if (id === null) throw new AssociatedNotFound(`Operatingsystem not found by id '${operatingsystem}'`);
    return id;
  }

  private async reread(id: number): Promise<ArchitectureDetails> {
    return this.find(undefined, `${id}-`);
  }

  private async change(
    manager: EntityManager,
    row: ArchitectureDetails,
    dto: UpdateArchitectureDto,
    actor: Actor,
  ): Promise<void> {
    const changes: Record<string, unknown> = changesBetween({ name: row.name }, { name: dto.name });
    if (Object.keys(changes).length > 0) {
      const { affected } = await manager.update(Architecture, row.id, { name: dto.name });
      if (!affected) throw new ResourceNotFound('architecture', String(row.id));
    }
    const before = row.operatingsystems.map(({ id }) => id).sort((a, b) => a - b);
    const links = await this.link(manager, row.id, dto);
    Object.assign(changes, changesBetween({ operatingsystem_ids: before }, { operatingsystem_ids: links }));
    if (Object.keys(changes).length === 0) return;
    await recordAudit(manager, actor, {
      ...audited(row.id, dto.name ?? row.name),
      action: 'update',
      audited_changes: changes,
    });
  }

  /** Replaces the operating systems when the body gives them; returns their ids, sorted. */
  private async link(manager: EntityManager, id: number, dto: UpdateArchitectureDto): Promise<number[] | undefined> {
    const wanted = await associatedIds(manager, OPERATINGSYSTEMS, dto.operatingsystem_ids, dto.operatingsystem_names);
    if (wanted === undefined) return undefined;
    await manager.delete(ArchitectureOperatingsystem, { architecture_id: id });
    await manager.insert(
      ArchitectureOperatingsystem,
      wanted.map((operatingsystem_id) => ({ architecture_id: id, operatingsystem_id })),
    );
    return wanted.sort((a, b) => a - b);
  }

  private async refuse(id: number | null, name: string, errors: FieldErrors): Promise<void> {
    if (isFine(errors)) return;
    if (name && (await isArchitectureNameTaken(this.reads, name, id)))
      addError(errors, 'name', 'has already been taken');
    throw new Invalid(id, errors);
  }

  private async write<Result>(
    id: number | null,
    name: string,
    work: (manager: EntityManager) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await this.dataSource.transaction(work);
    } catch (error) {
      if (!isConstraintViolation(error) || !(await isArchitectureNameTaken(this.reads, name, id))) throw error;
      throw new Invalid(id, { name: ['has already been taken'] });
    }
  }
}

function audited(id: number, name: string) {
  return { auditable_type: 'Architecture' as const, auditable_id: id, auditable_name: name };
}
