import type { Access } from '../../access/access.js';
import { completeOf, listOf } from '../freshness/of-compute-resource.js';
import type { Completion } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import type { ListSource, Page } from '../../lists/page.query.js';
import type { Reads } from '../../sql/reads.js';
import { Values } from '../../sql/values.js';
import type { ImportRuleRow } from './import-rule.row.js';
import { importRuleSearch } from './import-rules.search.js';

const COLUMNS = `import_rules.id, import_rules.compute_resource_id, import_rules.position AS place, import_rules.name,
  import_rules.search, import_rules.enabled, import_rules.action,
  import_rules.operatingsystem_id, operatingsystems.title AS operatingsystem_name,
  import_rules.architecture_id, architectures.name AS architecture_name,
  import_rules.username, import_rules.user_data, import_rules.name_template, import_rules.source_missing,
  import_rules.created_at, import_rules.updated_at`;

const JOINS = `LEFT JOIN operatingsystems ON operatingsystems.id = import_rules.operatingsystem_id
  LEFT JOIN architectures ON architectures.id = import_rules.architecture_id`;

const SOURCE: ListSource = {
  table: 'import_rules',
  columns: COLUMNS,
  joins: JOINS,
  definition: importRuleSearch,
  default_order: 'import_rules.position',
};

/** Reads a page of the import rules of a compute resource, in their order. */
export function listImportRules(
  reads: Reads,
  computeResourceId: number,
  listing: Listing,
): Promise<Page<ImportRuleRow>> {
  return listOf(reads, SOURCE, computeResourceId, listing);
}

/** Completes a search for the import rules of a compute resource. */
export function completeImportRuleSearch(reads: Reads, computeResourceId: number, typed: string): Promise<Completion> {
  return completeOf(reads, SOURCE, computeResourceId, typed);
}

/** Reads one import rule of a compute resource; undefined when there is none. */
export function findImportRule(
  reads: Reads,
  computeResourceId: number,
  id: number,
): Promise<ImportRuleRow | undefined> {
  const text = `SELECT ${COLUMNS} FROM import_rules ${JOINS}
    WHERE import_rules.id = $1 AND import_rules.compute_resource_id = $2`;
  return reads.row<ImportRuleRow>(text, [id, computeResourceId]);
}

/** What prevents an import rule from being written. */
export interface ImportRuleObstacles {
  name_taken: boolean;
  operatingsystem_exists: boolean;
  architecture_exists: boolean;
}

/** Checks everything that would prevent an import rule from being written. What the caller may not view does not exist. */
export async function findRuleObstacles(
  reads: Reads,
  access: Access,
  rule: {
    id: number | null;
    compute_resource_id: number;
    name: string | null;
    operatingsystem_id: number | null;
    architecture_id: number | null;
  },
): Promise<ImportRuleObstacles> {
  const values = new Values();
  for (const value of [rule.compute_resource_id, rule.name, rule.id]) values.add(value);
  for (const value of [rule.operatingsystem_id, rule.architecture_id]) values.add(value);
  const operatingsystems = access.scope('Operatingsystem', 'view_operatingsystems').bounding('$4::int', values);
  const architectures = access.scope('Architecture', 'view_architectures').bounding('$5::int', values);
  const row = await reads.row<ImportRuleObstacles>(
    `SELECT EXISTS (SELECT FROM import_rules WHERE compute_resource_id = $1 AND name = $2
                      AND id IS DISTINCT FROM $3::int) AS name_taken,
            EXISTS (SELECT FROM operatingsystems WHERE id = $4${operatingsystems}) AS operatingsystem_exists,
            EXISTS (SELECT FROM architectures WHERE id = $5${architectures}) AS architecture_exists`,
    values.list,
  );
  if (row === undefined) throw new Error('A SELECT without FROM gives one row');
  return row;
}

/** Reads the names of the operating system and architecture of a rule. */
export async function findRuleNames(
  reads: Reads,
  rule: { operatingsystem_id: number | null; architecture_id: number | null },
): Promise<{ operatingsystem_title: string | null; architecture_name: string | null }> {
  const row = await reads.row<{ operatingsystem_title: string | null; architecture_name: string | null }>(
    `SELECT (SELECT title FROM operatingsystems WHERE id = $1) AS operatingsystem_title,
            (SELECT name FROM architectures WHERE id = $2) AS architecture_name`,
    [rule.operatingsystem_id, rule.architecture_id],
  );
  return row ?? { operatingsystem_title: null, architecture_name: null };
}
