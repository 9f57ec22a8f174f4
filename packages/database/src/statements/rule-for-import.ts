import type { ImportRule } from '../entities/import-rule.entity.js';

/** A rule with what an import needs of it. */
export type RuleForImport = Pick<
  ImportRule,
  | 'id'
  | 'name'
  | 'search'
  | 'action'
  | 'operatingsystem_id'
  | 'architecture_id'
  | 'username'
  | 'user_data'
  | 'name_template'
> & {
  /** Title of its operating system; null when it names none. */
  operatingsystem_title: string | null;
  architecture_name: string | null;
};
