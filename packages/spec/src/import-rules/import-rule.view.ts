/** Says which available images are imported, and how. The first rule that matches decides. */
export interface ImportRuleView {
  id: number;
  compute_resource_id: number;
  /** The rule with the lowest position is evaluated first. */
  position: number;
  name: string;
  search: string;
  enabled: boolean;
  action: 'import' | 'ignore';
  operatingsystem_id: number | null;
  operatingsystem_name: string | null;
  architecture_id: number | null;
  architecture_name: string | null;
  username: string | null;
  user_data: boolean | null;
  name_template: string | null;
  source_missing: 'keep' | 'mark' | 'remove';
  /** `2024-10-10 12:00:00 UTC` */
  created_at: string;
  updated_at: string;
}
