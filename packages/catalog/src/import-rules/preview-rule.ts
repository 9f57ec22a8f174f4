import type { EntityManager } from 'typeorm';
import { readImportRules } from '@image-catalog/database';
import { Values } from '@image-catalog/search';
import { explainAll, type ImportExplanation } from './explain-import.js';
import { compileRules, matchRules } from './match-rules.js';
import type { RuleForImport } from '@image-catalog/database';
import { planImports } from './plan-imports.js';

/** A rule as it would be, saved or not, and before which rule it would stand. */
export interface RuleToPreview {
  rule: RuleForImport;
  /** Id of the first rule that is asked after it; null when it is the last. */
  before_id: number | null;
}

/** What a rule would do now. */
export interface RulePreview {
  /** Available images that its search matches, whatever other rules say. */
  matched: number;
  /** How many of these an earlier rule takes first, of those that were looked at. */
  taken_by_earlier: number;
  /** Whether there are more matches than were looked at; the examples are then a part. */
  is_cut: boolean;
  /** What it would take, by name. */
  takes: ImportExplanation[];
}

/** Matches looked at one by one: what a person reads, and what a request can wait for. */
const MOST = 1_000;

/**
 * Says what a rule would do at the next run if it were as given, in the place given.
 *
 * @throws SearchError when its search cannot be understood.
 */
export async function previewRule(
  manager: EntityManager,
  computeResourceId: number,
  { rule, before_id }: RuleToPreview,
  limit: number,
): Promise<RulePreview> {
  const others = (await readImportRules(manager, computeResourceId)).filter(({ id }) => id !== rule.id);
  const place = others.findIndex(({ id }) => id === before_id);
  const rules = before_id === null || place === -1 ? [...others, rule] : others.toSpliced(place, 0, rule);
  const { matched, uuids } = await findMatches(manager, computeResourceId, rule);
  const matches = await matchRules(manager, computeResourceId, rules, uuids);
  const taken = uuids.filter((uuid) => matches.get(uuid)?.rule?.id === rule.id);
  const planned = await planImports(manager, computeResourceId, rules, taken.slice(0, limit));
  const order = new Map(taken.map((uuid, index) => [uuid, index]));
  return {
    matched,
    taken_by_earlier: uuids.length - taken.length,
    is_cut: matched > uuids.length || taken.length > limit,
    takes: (await explainAll(manager, computeResourceId, planned)).sort(
      (a, b) => (order.get(a.uuid) ?? 0) - (order.get(b.uuid) ?? 0),
    ),
  };
}

/** Finds what the search of a rule matches among what the compute resource has, by name. @throws SearchError */
async function findMatches(
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
     ORDER BY name, uuid
     LIMIT ${MOST}`,
    values.list,
  );
  return { matched: rows[0]?.matched ?? 0, uuids: rows.map(({ uuid }) => uuid) };
}
