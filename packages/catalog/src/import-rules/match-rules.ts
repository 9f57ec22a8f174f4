import { compileSearch, parseSearch, SearchError, Values } from '@image-catalog/search';
import type { EntityManager } from 'typeorm';
import { availableImageSearch } from './available-images.search.js';
import type { RuleForImport } from '@image-catalog/database';

/** A rule's search as SQL; null matches everything. */
interface Condition {
  rule: RuleForImport;
  where: string | null;
  /** Why its search cannot be understood; it then stops whatever reaches it, as nobody knows what it would have taken. */
  error: SearchError | null;
}

/** What the rules say about an available image. */
export interface RuleMatch {
  /** The first rule that takes it; null when none does. */
  rule: RuleForImport | null;
  /** A rule before any that takes it, whose search cannot be understood; null when there is none. */
  fault: { rule: RuleForImport; message: string } | null;
}

const NO_RULE: RuleMatch = { rule: null, fault: null };

/** Asks the rules, in the order given, about available images of a compute resource; each uuid gets an answer. */
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

/** Compiles rules to conditions over `available_images`, as parts of a statement with these values. */
export function compileRules(rules: readonly RuleForImport[], values: Values): Condition[] {
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
