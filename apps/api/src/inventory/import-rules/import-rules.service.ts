import { availableImageSearch, previewRule, type RulePreview } from '@image-catalog/catalog';
import { type Actor, changesBetween, ImportRule, recordAudit } from '@image-catalog/database';
import { SearchError } from '@image-catalog/search';
import type { CreateImportRuleDto, OrderImportRulesDto, UpdateImportRuleDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Inventory } from '../freshness/inventory.row.js';
import type { Access } from '../../access/access.js';
import { InventoryService } from '../freshness/inventory.service.js';
import { requireSynced } from '../freshness/require-synced.js';
import type { Completion } from '../../lists/completion.js';
import { isRowId } from '../../sql/constraints.js';
import { type FieldErrors, Invalid, ResourceNotFound, Unprocessable } from '../../foreman/errors.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { Reads } from '../../sql/reads.js';
import { addError, isFine, shapeErrors } from '../../foreman/shape-errors.js';
import { searchCondition } from '../../sql/search-condition.js';
import { Values } from '../../sql/values.js';
import { holdRow, rowOf, write } from '../../sql/write.js';
import { auditedRule, type RuleChange } from './audited-rule.js';
import type { ImportRuleRow } from './import-rule.row.js';
import {
  completeImportRuleSearch,
  findImportRule,
  findRuleAt,
  findRuleNames,
  findRuleObstacles,
  listImportRules,
} from './import-rules.query.js';
import { closeGap, moveTo, placesOf, putInOrder } from './places.js';

/** The import rules of a compute resource: which available images become images, and how. */
@Injectable()
export class ImportRulesService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
    private readonly inventories: InventoryService,
  ) {}

  /** Lists the rules of a compute resource in their order. @throws ResourceNotFound */
  async list(access: Access, computeResource: string, listing: Listing): Promise<Page<ImportRuleRow>> {
    const { compute_resource_id } = await this.inventories.find(access, computeResource);
    return listImportRules(this.reads, compute_resource_id, listing);
  }

  /** Completes a search for what the list holds. @throws ResourceNotFound */
  async complete(access: Access, computeResource: string, typed: string): Promise<Completion> {
    const { compute_resource_id } = await this.inventories.find(access, computeResource);
    return completeImportRuleSearch(this.reads, compute_resource_id, typed);
  }

  /** Finds one rule. @throws ResourceNotFound */
  async find(access: Access, computeResource: string, id: number): Promise<ImportRuleRow> {
    const { compute_resource_id } = await this.inventories.find(access, computeResource);
    return this.read(compute_resource_id, id);
  }

  /** Makes a rule; it has no effect before the next run. @throws ResourceNotFound, Invalid */
  async create(
    access: Access,
    computeResource: string,
    dto: CreateImportRuleDto,
    actor: Actor,
  ): Promise<ImportRuleRow> {
    const inventory = await this.inventories.find(access, computeResource);
    requireSynced(inventory, 'Import rules are');
    await this.refuse(access, inventory, null, dto);
    const { position, ...columns } = columnsOf(dto);
    const id = await this.write(
      inventory,
      dto,
      async (manager) => {
        const { identifiers } = await manager.insert(ImportRule, {
          ...columns,
          name: dto.name,
          compute_resource_id: inventory.compute_resource_id,
          position: await nextPosition(manager, inventory.compute_resource_id),
        });
        const made = (identifiers[0] as { id: number }).id;
        if (position !== undefined) await moveTo(manager, inventory.compute_resource_id, made, position);
        await this.audit(manager, inventory, actor, { id: made, name: dto.name, action: 'create', changes: columns });
        return made;
      },
      () => this.taken(access, inventory, null, dto.name),
    );
    return this.read(inventory.compute_resource_id, id);
  }

  /** Changes what is given; a position moves the rule there. @throws ResourceNotFound, Invalid */
  async update(
    access: Access,
    computeResource: string,
    id: number,
    dto: UpdateImportRuleDto,
    actor: Actor,
  ): Promise<ImportRuleRow> {
    const inventory = await this.inventories.find(access, computeResource);
    requireSynced(inventory, 'Import rules are');
    const row = await this.read(inventory.compute_resource_id, id);
    await this.refuse(access, inventory, row, dto);
    await this.write(
      inventory,
      dto,
      (manager) => this.change(manager, inventory, id, dto, actor),
      () => this.taken(access, inventory, id, dto.name ?? row.name),
    );
    return this.read(inventory.compute_resource_id, id);
  }

  /** Deletes a rule and gives what it was; its images stay. @throws ResourceNotFound */
  async destroy(access: Access, computeResource: string, id: number, actor: Actor): Promise<ImportRuleRow> {
    const inventory = await this.inventories.find(access, computeResource);
    const row = await this.read(inventory.compute_resource_id, id);
    await this.write(inventory, {}, async (manager) => {
      if (!(await deleteRule(manager, id))) throw new ResourceNotFound('import_rule', String(id));
      await closeGap(manager, inventory.compute_resource_id);
      const { name, search, place: position } = row;
      await this.audit(manager, inventory, actor, { id, name, action: 'destroy', changes: { name, search, position } });
    });
    return row;
  }

  /** Puts the rules in another order. @throws ResourceNotFound, Unprocessable when the list is not that of all rules. */
  async reorder(access: Access, computeResource: string, dto: OrderImportRulesDto, actor: Actor): Promise<void> {
    const inventory = await this.inventories.find(access, computeResource);
    requireSynced(inventory, 'Import rules are');
    const errors = shapeErrors(dto);
    if (!isFine(errors)) throw new Invalid(null, errors);
    await this.write(inventory, {}, async (manager) => {
      const before = await placesOf(manager, inventory.compute_resource_id);
      const known = new Set(before.map(({ id }) => id));
      if (known.size !== dto.ids.length || !dto.ids.every((id) => known.has(id))) {
        throw new Unprocessable(`ids must name each of these rules once: ${before.map(({ id }) => id).join(', ')}`);
      }
      await putInOrder(manager, inventory.compute_resource_id, dto.ids);
      for (const [index, id] of dto.ids.entries()) {
        const rule = before.find((place) => place.id === id);
        if (rule === undefined || rule.position === index + 1) continue;
        const changes = { position: [rule.position, index + 1] };
        await this.audit(manager, inventory, actor, { id, name: rule.name, action: 'update', changes });
      }
    });
  }

  /** Says what a saved rule would do at the next run, were it enabled. @throws ResourceNotFound */
  async preview(access: Access, computeResource: string, id: number): Promise<RulePreview> {
    const row = await this.find(access, computeResource, id);
    return this.previewOf(row.compute_resource_id, row, row.place);
  }

  /** Says what a rule would do at the next run that is not saved. @throws ResourceNotFound, Invalid */
  async previewDraft(access: Access, computeResource: string, dto: UpdateImportRuleDto): Promise<RulePreview> {
    const inventory = await this.inventories.find(access, computeResource);
    requireSynced(inventory, 'Import rules are');
    await this.refuse(access, inventory, null, dto);
    const { position = null, ...columns } = columnsOf(dto);
    return this.previewOf(inventory.compute_resource_id, { ...DRAFT, ...columns }, position);
  }

  /**
   * Runs a write while nobody else writes rules of the compute resource: places are judged over all of its rules. What the
   * rule is going to name is held next, then the rules by their ids, as deletions of operating systems lock them.
   */
  private write<Result>(
    { compute_resource_id: id }: Inventory,
    references: References,
    work: (manager: EntityManager) => Promise<Result>,
    explain?: () => Promise<Error | undefined>,
  ): Promise<Result> {
    const alone = async (manager: EntityManager) => {
      await holdRow(manager, COMPUTE_RESOURCE, id);
      await holdReferences(manager, references);
      await manager.query(HOLD_RULES, [id]);
      return work(manager);
    };
    return write(this.dataSource, alone, explain, rowOf('compute_resources', id));
  }

  private async previewOf(
    computeResourceId: number,
    rule: Draft & { id: number },
    position: number | null,
  ): Promise<RulePreview> {
    const names = await findRuleNames(this.reads, rule);
    const before_id = position === null ? null : await findRuleAt(this.reads, computeResourceId, position, rule.id);
    return previewRule(
      this.dataSource.manager,
      computeResourceId,
      { rule: { ...rule, ...names }, before_id },
      PREVIEWED,
    );
  }

  private async read(computeResourceId: number, id: number): Promise<ImportRuleRow> {
    const row = await findImportRule(this.reads, computeResourceId, id);
    if (row === undefined) throw new ResourceNotFound('import_rule', String(id));
    return row;
  }

  private async change(
    manager: EntityManager,
    inventory: Inventory,
    id: number,
    dto: UpdateImportRuleDto,
    actor: Actor,
  ): Promise<void> {
    const [held] = await manager.query<(Columns & { name: string; position: number })[]>(
      'SELECT * FROM import_rules WHERE id = $1',
      [id],
    );
    if (held === undefined) throw new ResourceNotFound('import_rule', String(id));
    const { position, ...columns } = columnsOf(dto);
    const changes: Record<string, unknown> = changesBetween(held, columns);
    if (Object.keys(changes).length > 0) await manager.update(ImportRule, id, columns);
    if (position !== undefined) {
      const moved = await moveTo(manager, inventory.compute_resource_id, id, position);
      if (moved !== held.position) changes['position'] = [held.position, moved];
    }
    if (Object.keys(changes).length === 0) return;
    await this.audit(manager, inventory, actor, { id, name: dto.name ?? held.name, action: 'update', changes });
  }

  /** Collects what is wrong before anything is written. @throws Invalid with every error at once. */
  private async refuse(
    access: Access,
    inventory: Inventory,
    row: ImportRuleRow | null,
    dto: UpdateImportRuleDto | CreateImportRuleDto,
  ): Promise<void> {
    const errors = shapeErrors(dto);
    const fault = faultOf(dto.search ?? '');
    if (fault !== undefined) addError(errors, 'search', fault);
    const found = await findRuleObstacles(this.reads, access, {
      id: row?.id ?? null,
      compute_resource_id: inventory.compute_resource_id,
      name: dto.name ?? row?.name ?? null,
      operatingsystem_id: referable(dto.operatingsystem_id),
      architecture_id: referable(dto.architecture_id),
    });
    if (found.name_taken) addError(errors, 'name', 'has already been taken');
    for (const resource of ['operatingsystem', 'architecture'] as const) {
      const id = dto[`${resource}_id`];
      // What the rule has already may stay, also when it is out of the caller's sight.
      const isNew = typeof id === 'number' && id !== row?.[`${resource}_id`];
      if (isNew && !found[`${resource}_exists`]) addError(errors, `${resource}_id`, 'must exist');
    }
    if (!isFine(errors)) throw new Invalid(row?.id ?? null, errors);
  }

  private async taken(
    access: Access,
    inventory: Inventory,
    id: number | null,
    name: string,
  ): Promise<Invalid | undefined> {
    const { compute_resource_id } = inventory;
    const rule = { id, compute_resource_id, name, operatingsystem_id: null, architecture_id: null };
    const { name_taken: isTaken } = await findRuleObstacles(this.reads, access, rule);
    return isTaken ? new Invalid(id, { name: ['has already been taken'] } satisfies FieldErrors) : undefined;
  }

  private audit(manager: EntityManager, inventory: Inventory, actor: Actor, change: RuleChange): Promise<void> {
    return recordAudit(manager, actor, auditedRule(inventory, change));
  }
}

const COMPUTE_RESOURCE = { table: 'compute_resources', resource: 'compute_resource', columns: ['id'] } as const;

const HOLD_RULES = 'SELECT FROM import_rules WHERE compute_resource_id = $1 ORDER BY id FOR NO KEY UPDATE';

type References = Pick<UpdateImportRuleDto, 'operatingsystem_id' | 'architecture_id'>;

/** How many images a preview shows. */
const PREVIEWED = 20;

type Draft = Pick<
  ImportRule,
  'name' | 'search' | 'action' | 'operatingsystem_id' | 'architecture_id' | 'username' | 'user_data' | 'name_template'
>;

/** A rule as it is when a body says nothing of it; no saved rule has this id. */
const DRAFT: Draft & { id: number } = {
  id: 0,
  name: 'draft',
  search: '',
  action: 'import',
  operatingsystem_id: null,
  architecture_id: null,
  username: null,
  user_data: null,
  name_template: null,
};

type Columns = Partial<Omit<ImportRule, 'compute_resource' | 'operatingsystem' | 'architecture'>>;

/** Blank texts are null or, where a rule must have a value, its default. */
function columnsOf(dto: UpdateImportRuleDto | CreateImportRuleDto): Columns {
  const { name, position, search, enabled, action, source_missing, username, name_template, ...plain } = dto;
  return {
    ...plain,
    ...(typeof position === 'number' && { position }),
    ...(name !== undefined && { name }),
    ...(search !== undefined && { search: search ?? '' }),
    ...(enabled !== undefined && { enabled: enabled ?? true }),
    ...(action !== undefined && { action: action || 'import' }),
    ...(source_missing !== undefined && { source_missing: source_missing || 'mark' }),
    ...(username !== undefined && { username: username || null }),
    ...(name_template !== undefined && { name_template: name_template || null }),
  };
}

/** Says, in the search language's own words, why a search cannot be understood; undefined when it can. */
function faultOf(search: string): string | undefined {
  try {
    searchCondition(search, availableImageSearch, new Values());
    return undefined;
  } catch (error) {
    if (error instanceof SearchError) return error.message;
    throw error;
  }
}

/** Keeps what a rule is going to name from being deleted. */
async function holdReferences(manager: EntityManager, dto: References): Promise<void> {
  for (const resource of ['operatingsystem', 'architecture'] as const) {
    const id = referable(dto[`${resource}_id`]);
    if (id !== null) await manager.query(`SELECT FROM ${resource}s WHERE id = $1 FOR KEY SHARE`, [id]);
  }
}

function referable(id: number | null | undefined): number | null {
  return id && isRowId(id) ? id : null;
}

/** Deletes a rule if it is there. Its images let go of it in the order in which everyone locks images. */
async function deleteRule(manager: EntityManager, id: number): Promise<boolean> {
  const held = await manager.query<unknown[]>('SELECT FROM import_rules WHERE id = $1 FOR UPDATE', [id]);
  if (held.length === 0) return false;
  await manager.query('SELECT FROM images WHERE import_rule_id = $1 ORDER BY id FOR NO KEY UPDATE', [id]);
  await manager.delete(ImportRule, id);
  return true;
}

async function nextPosition(manager: EntityManager, computeResourceId: number): Promise<number> {
  const text = 'SELECT COALESCE(max(position), 0) + 1 AS position FROM import_rules WHERE compute_resource_id = $1';
  const [row] = await manager.query<{ position: number }[]>(text, [computeResourceId]);
  return row?.position ?? 1;
}
