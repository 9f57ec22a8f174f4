import type { EntityManager } from 'typeorm';
import { readImportRules, type RuleForImport } from '@image-catalog/database';
import { explainAll, type ImportExplanation } from './explain-import.js';
import { findMatches, matchRules } from './match-rules.query.js';
import { planImports } from './plan-imports.js';

/** A rule to preview, saved or not, and its position. */
export interface RuleToPreview {
  rule: RuleForImport;
  /** Where it would be asked; null for the last position. */
  position: number | null;
}

/** What a rule would do at the next run. */
export interface RulePreview {
  /** How many available images its search matches, whatever other rules say. */
  matched: number;
  /** How many of the examined matches an earlier rule takes. */
  taken_by_earlier: number;
  /** Whether there are more matches than were examined, or more examples than are shown. */
  is_cut: boolean;
  /** Examples of what it would take, ordered by name. */
  takes: ImportExplanation[];
}

/**
 * Says what a rule would do at the next run in a given position.
 * @throws SearchError when its search cannot be parsed.
 */
export async function previewRule(
  manager: EntityManager,
  computeResourceId: number,
  { rule, position }: RuleToPreview,
  limit: number,
): Promise<RulePreview> {
  const others = (await readImportRules(manager, computeResourceId)).filter(({ id }) => id !== rule.id);
  const next = position === null ? -1 : others.findIndex((other) => other.position >= position);
  const rules: RuleForImport[] = [...others];
  rules.splice(next === -1 ? others.length : next, 0, rule);
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
