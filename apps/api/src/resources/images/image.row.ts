import type { Moment } from '../../foreman/dates.js';

/** An image with the names of what it belongs to, as the query reads it. */
export interface ImageRow {
  id: number;
  name: string;
  uuid: string;
  username: string;
  user_data: boolean | null;
  iam_role: string | null;
  created_at: Moment;
  updated_at: Moment;
  operatingsystem_id: number;
  operatingsystem_name: string;
  compute_resource_id: number;
  compute_resource_name: string;
  compute_resource_type: string;
  architecture_id: number;
  architecture_name: string;
}
