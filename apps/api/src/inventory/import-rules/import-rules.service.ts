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
import { lockRow, rowOf, write } from '../../sql/write.js';
import { auditedRule } from './audited-rule.js';
import { deleteRule } from './delete-rule.statement.js';
import { holdReferences } from './hold-references.statement.js';
import { type HeldRule, holdRules } from './hold-rules.statement.js';
import type { ImportRuleRow } from './import-rule.row.js';
import {
  completeImportRuleSearch,
  findImportRule,
  findRuleNames,
  findRuleObstacles,
  listImportRules,
} from './import-rules.query.js';
import { orderRules } from './order-rules.statement.js';

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

  /** Completes a search for import rules. @throws ResourceNotFound */
  async complete(access: Access, computeResource: string, typed: string): Promise<Completion> {
    const { compute_resource_id } = await this.inventories.find(access, computeResource);
    return completeImportRuleSearch(this.reads, compute_resource_id, typed);
  }

  /** Finds one rule. @throws ResourceNotFound */
  async find(access: Access, computeResource: string, id: number): Promise<ImportRuleRow> {
    const { compute_resource_id } = await this.inventories.find(access, computeResource);
    return this.read(compute_resource_id, id);
  }

  /** Creates a rule; it takes effect at the next run. @throws ResourceNotFound, Invalid */
  async create(
    access: Access,
    computeResource: string,
    dto: CreateImportRuleDto,
    actor: Actor,
  ): Promise<ImportRuleRow> {
    const inventory = await this.inventories.find(access, computeResource);
    requireSynced(inventory, 'Import rules are');
    await this.validate(access, inventory, null, dto);
    const { position, ...columns } = columnsOf(dto);
    const id = await this.write(
      inventory,
      dto,
      async (manager, rules) => {
        const { compute_resource_id } = inventory;
        const last = (rules.at(-1)?.position ?? 0) + 1;
        const rule = { ...columns, name: dto.name, compute_resource_id, position: last };
        const { identifiers } = await manager.insert(ImportRule, rule);
        const made = (identifiers[0] as { id: number }).id;
        const placed = position === undefined ? last : await moveRule(manager, inventory, rules, made, position);
        const audited = auditedRule(inventory, { id: made, name: dto.name }, 'create', {
          ...columns,
          position: placed,
        });
        await recordAudit(manager, actor, audited);
        return made;
      },
      () => this.nameTaken(access, inventory, null, dto.name),
    );
    return this.read(inventory.compute_resource_id, id);
  }

  /** Changes the given fields; a position moves the rule there. @throws ResourceNotFound, Invalid */
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
    await this.validate(access, inventory, row, dto);
    await this.write(
      inventory,
      dto,
      (manager, rules) => this.change(manager, inventory, rules, id, dto, actor),
      () => this.nameTaken(access, inventory, id, dto.name ?? row.name),
    );
    return this.read(inventory.compute_resource_id, id);
  }

  /** Deletes a rule and returns what it was; its images stay. @throws ResourceNotFound */
  async destroy(access: Access, computeResource: string, id: number, actor: Actor): Promise<ImportRuleRow> {
    const inventory = await this.inventories.find(access, computeResource);
    const row = await this.read(inventory.compute_resource_id, id);
    await this.write(inventory, {}, async (manager, rules) => {
      if (!(await deleteRule(manager, id))) throw new ResourceNotFound('import_rule', String(id));
      await orderRules(manager, inventory.compute_resource_id, idsOf(rules, id));
      const { name, search, place: position } = row;
      await recordAudit(manager, actor, auditedRule(inventory, row, 'destroy', { name, search, position }));
    });
    return row;
  }

  /** Reorders the rules. @throws ResourceNotFound, Unprocessable when the list does not name each rule once. */
  async reorder(access: Access, computeResource: string, dto: OrderImportRulesDto, actor: Actor): Promise<void> {
    const inventory = await this.inventories.find(access, computeResource);
    requireSynced(inventory, 'Import rules are');
    const errors = shapeErrors(dto);
    if (!isFine(errors)) throw new Invalid(null, errors);
    await this.write(inventory, {}, async (manager, rules) => {
      const known = new Map(rules.map((rule) => [rule.id, rule]));
      if (known.size !== dto.ids.length || !dto.ids.every((id) => known.has(id)))
        throw new Unprocessable(`ids must name each of these rules once: ${idsOf(rules).join(', ')}`);
      await orderRules(manager, inventory.compute_resource_id, dto.ids);
      for (const [index, id] of dto.ids.entries()) {
        const rule = known.get(id);
        if (rule === undefined || rule.position === index + 1) continue;
        const changes = { position: [rule.position, index + 1] };
        await recordAudit(manager, actor, auditedRule(inventory, rule, 'update', changes));
      }
    });
  }

  /** Says what a saved rule would do at the next run if it were enabled. @throws ResourceNotFound */
  async preview(access: Access, computeResource: string, id: number): Promise<RulePreview> {
    const row = await this.find(access, computeResource, id);
    return this.previewOf(row.compute_resource_id, row, row.place);
  }

  /** Says what an unsaved rule would do at the next run. @throws ResourceNotFound, Invalid */
  async previewDraft(access: Access, computeResource: string, dto: UpdateImportRuleDto): Promise<RulePreview> {
    const inventory = await this.inventories.find(access, computeResource);
    requireSynced(inventory, 'Import rules are');
    await this.validate(access, inventory, null, dto);
    const { position = null, ...columns } = columnsOf(dto);
    return this.previewOf(inventory.compute_resource_id, { ...DRAFT, ...columns }, position);
  }

  /**
   * Runs a write while nobody else writes rules of the compute resource, as positions depend on all of its rules; gives it
   * these rules in their order. Locks are taken in the order in which the deletion of an operating system takes them.
   */
  private write<Result>(
    { compute_resource_id: id }: Inventory,
    references: References,
    work: (manager: EntityManager, rules: HeldRule[]) => Promise<Result>,
    explain?: () => Promise<Error | undefined>,
  ): Promise<Result> {
    const alone = async (manager: EntityManager) => {
      await lockRow(manager, COMPUTE_RESOURCE, id);
      await holdReferences(manager, referable(references.operatingsystem_id), referable(references.architecture_id));
      const rules = await holdRules(manager, id, 'NO KEY UPDATE');
      return work(
        manager,
        rules.sort((a, b) => a.position - b.position),
      );
    };
    return write(this.dataSource, alone, explain, rowOf('compute_resources', id));
  }

  private async previewOf(
    computeResourceId: number,
    rule: Draft & { id: number },
    position: number | null,
  ): Promise<RulePreview> {
    const names = await findRuleNames(this.reads, rule);
    const placed = { rule: { ...rule, ...names }, position };
    return previewRule(this.dataSource.manager, computeResourceId, placed, PREVIEWED);
  }

  private async read(computeResourceId: number, id: number): Promise<ImportRuleRow> {
    const row = await findImportRule(this.reads, computeResourceId, id);
    if (row === undefined) throw new ResourceNotFound('import_rule', String(id));
    return row;
  }

  private async change(
    manager: EntityManager,
    inventory: Inventory,
    rules: readonly HeldRule[],
    id: number,
    dto: UpdateImportRuleDto,
    actor: Actor,
  ): Promise<void> {
    const held: (Columns & { name: string; position: number }) | null = await manager.findOneBy(ImportRule, { id });
    if (held === null) throw new ResourceNotFound('import_rule', String(id));
    const { position, ...columns } = columnsOf(dto);
    const changes: Record<string, unknown> = changesBetween(held, columns);
    if (Object.keys(changes).length > 0) await manager.update(ImportRule, id, columns);
    if (position !== undefined) {
      const moved = await moveRule(manager, inventory, rules, id, position);
      if (moved !== held.position) changes['position'] = [held.position, moved];
    }
    if (Object.keys(changes).length === 0) return;
    await recordAudit(manager, actor, auditedRule(inventory, { id, name: held.name }, 'update', changes));
  }

  /** Validates a rule before anything is written. @throws Invalid with every error at once. */
  private async validate(
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
      // What the rule names already may stay, also when the caller may not view it.
      const isNew = typeof id === 'number' && id !== row?.[`${resource}_id`];
      if (isNew && !found[`${resource}_exists`]) addError(errors, `${resource}_id`, 'must exist');
    }
    if (!isFine(errors)) throw new Invalid(row?.id ?? null, errors);
  }

  private async nameTaken(
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
}

const COMPUTE_RESOURCE = { table: 'compute_resources', resource: 'compute_resource' } as const;

type References = Pick<UpdateImportRuleDto, 'operatingsystem_id' | 'architecture_id'>;

/** How many images a preview shows. */
const PREVIEWED = 20;

type Draft = Pick<
  ImportRule,
  'name' | 'search' | 'action' | 'operatingsystem_id' | 'architecture_id' | 'username' | 'user_data' | 'name_template'
>;

/** The values of an unsaved rule that its body leaves out. No saved rule has this id. */
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

/** Maps a body to columns. A blank text becomes null, or the default of a column that needs a value. */
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

/** Says why a search cannot be parsed; undefined when it can. */
function faultOf(search: string): string | undefined {
  try {
    searchCondition(search, availableImageSearch, new Values());
    return undefined;
  } catch (error) {
    if (error instanceof SearchError) return error.message;
    throw error;
  }
}

function referable(id: number | null | undefined): number | null {
  return id && isRowId(id) ? id : null;
}

/** Gives the ids of rules in their order, without one of them. */
function idsOf(rules: readonly HeldRule[], without?: number): number[] {
  return rules.map(({ id }) => id).filter((id) => id !== without);
}

/** Moves a rule to a position, the last when that is beyond the end; gives the position that it has then. */
async function moveRule(
  manager: EntityManager,
  { compute_resource_id }: Inventory,
  rules: readonly HeldRule[],
  id: number,
  position: number,
): Promise<number> {
  const ids = idsOf(rules, id).toSpliced(position - 1, 0, id);
  await orderRules(manager, compute_resource_id, ids);
  return ids.indexOf(id) + 1;
}
