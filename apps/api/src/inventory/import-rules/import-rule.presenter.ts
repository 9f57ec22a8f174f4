import type { RulePreview } from '@image-catalog/catalog';
import type { ImportRulePreviewView, ImportRuleView } from '@image-catalog/spec';
import { viewDate } from '../../foreman/dates.js';
import type { ImportRuleRow } from './import-rule.row.js';

/** Shows an import rule, in lists and alone. */
export function presentImportRule(row: ImportRuleRow): ImportRuleView {
  return {
    id: row.id,
    compute_resource_id: row.compute_resource_id,
    position: row.place,
    name: row.name,
    search: row.search,
    enabled: row.enabled,
    action: row.action,
    operatingsystem_id: row.operatingsystem_id,
    operatingsystem_name: row.operatingsystem_name,
    architecture_id: row.architecture_id,
    architecture_name: row.architecture_name,
    username: row.username,
    user_data: row.user_data,
    name_template: row.name_template,
    source_missing: row.source_missing,
    created_at: viewDate(row.created_at),
    updated_at: viewDate(row.updated_at),
  };
}

/** Shows what a rule would do. */
export function presentRulePreview({ matched, taken_by_earlier, is_cut, takes }: RulePreview): ImportRulePreviewView {
  return { matched, taken_by_earlier, is_cut, takes };
}
