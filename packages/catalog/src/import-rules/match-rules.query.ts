import { alphabetical, compileSearch, parseSearch, SearchError, Values } from '@image-catalog/search';
import type { EntityManager } from 'typeorm';
import { availableImageSearch } from './available-images.search.js';
import type { RuleForImport } from '@image-catalog/database';

/** A rule's search as SQL; null matches everything. */
interface Condition {
  rule: RuleForImport;
  where: string | null;
  /** Why its search cannot be parsed. Such a rule stops every image that reaches it, as it might have taken the image. */
  error: SearchError | null;
}

/** The rule that decides about an available image. */
export interface RuleMatch {
  /** The first rule that takes it; null when none does. */
  rule: RuleForImport | null;
  /** An earlier rule whose search cannot be parsed; null when there is none. */
  fault: { rule: RuleForImport; message: string } | null;
}

const NO_RULE: RuleMatch = { rule: null, fault: null };

/** Finds for each of some available images the first of the given rules that takes it. */
export async function matchRules(
  manager: EntityManager,
  computeResourceId: number,
  rules: readonly RuleForImport[],
  uuids: readonly string[],
): Promise<Map<string, RuleMatch>> {
  const values = new Values();
  const source = values.add(computeResourceId);
  const sought = values.add(uuids);
  const conditions = compileRules(rules, values);
  if (conditions.length === 0) return new Map(uuids.map((uuid) => [uuid, NO_RULE]));
  const cases = conditions.map(({ where }, index) => `WHEN ${where ?? 'true'} THEN ${index}`);
  const rows: { uuid: string; first: number | null }[] = await manager.query(
    `SELECT available_images.uuid, CASE ${cases.join(' ')} END AS first
     FROM available_images
     WHERE available_images.compute_resource_id = ${source} AND available_images.uuid = ANY(${sought})`,
    values.list,
  );
  const matches = new Map(
    rows.map(({ uuid, first }) => [uuid, matchOf(first === null ? undefined : conditions[first])]),
  );
  return new Map(uuids.map((uuid) => [uuid, matches.get(uuid) ?? NO_RULE]));
}

function matchOf(condition: Condition | undefined): RuleMatch {
  if (condition === undefined) return NO_RULE;
  const { rule, error } = condition;
  return error === null ? { rule, fault: null } : { rule: null, fault: { rule, message: error.message } };
}

/** The most matches that a preview examines, so that a request need not wait for long. */
const MOST_MATCHES = 1_000;

/** Finds which available images of a compute resource the search of a rule matches, ordered by name. @throws SearchError */
export async function findMatches(
  manager: EntityManager,
  computeResourceId: number,
  rule: RuleForImport,
): Promise<{ matched: number; uuids: string[] }> {
  const values = new Values();
  const source = values.add(computeResourceId);
  const [condition] = compileRules([rule], values);
  if (!condition) throw new Error('One rule is one condition');
  if (condition.error) throw condition.error;
  const rows: { uuid: string; matched: number }[] = await manager.query(
    `SELECT uuid, (count(*) OVER ())::int AS matched
     FROM available_images
     WHERE compute_resource_id = ${source} AND missing_since IS NULL AND ${condition.where ?? 'true'}
     ORDER BY ${alphabetical('name')}, uuid
     LIMIT ${MOST_MATCHES}`,
    values.list,
  );
  return { matched: rows[0]?.matched ?? 0, uuids: rows.map(({ uuid }) => uuid) };
}

/** Compiles rules to conditions over `available_images`, as parts of a statement with these values. */
function compileRules(rules: readonly RuleForImport[], values: Values): Condition[] {
  const now = new Date();
  return rules.map((rule) => compileRule(rule, now, values));
}

function compileRule(rule: RuleForImport, now: Date, values: Values): Condition {
  try {
    // The fields of available images need no joins, which a condition inside CASE could not have.
    const { where } = compileSearch(parseSearch(rule.search), availableImageSearch, values, { now, timeZone: 'UTC' });
    return { rule, where, error: null };
  } catch (error) {
    if (!(error instanceof SearchError)) throw error;
    return { rule, where: null, error };
  }
}
