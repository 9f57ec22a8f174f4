import type { ImportRulePreviewView, ImportRuleView } from '@image-catalog/spec';
import { table } from './table.js';

/** Formats import rules, one per line. */
export function ruleTable(rules: readonly ImportRuleView[]): string[] {
  const rows = rules.map((rule) => [
    rule.position,
    rule.id,
    rule.name,
    rule.enabled ? rule.action : `${rule.action} (disabled)`,
    rule.search || 'everything',
    rule.operatingsystem_name,
    rule.architecture_name,
    rule.username,
    rule.source_missing,
  ]);
  return table(
    ['POSITION', 'RULE', 'NAME', 'ACTION', 'SEARCH', 'OPERATING SYSTEM', 'ARCHITECTURE', 'USERNAME', 'SOURCE MISSING'],
    rows,
    { nothing: 'No rules found.' },
  );
}

/** Formats the preview of a rule. */
export function previewLines({ matched, taken_by_earlier, is_cut, takes }: ImportRulePreviewView): string[] {
  const rows = takes.map(({ uuid, name, becomes, message }) => [uuid, becomes?.name ?? name, message]);
  return [
    `${matched} available images match. Of those checked, an earlier rule takes ${taken_by_earlier}.`,
    ...(takes.length > 0 ? table(['UUID', 'NAME', 'RESULT'], rows) : []),
    ...(is_cut ? ['... and more'] : []),
  ];
}
