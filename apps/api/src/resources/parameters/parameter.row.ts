import type { Moment } from '../../foreman/dates.js';

/** A parameter as the query reads it. */
export interface ParameterRow {
  id: number;
  operatingsystem_id: number;
  name: string;
  value: string;
  parameter_type: string;
  hidden_value: boolean;
  created_at: Moment;
  updated_at: Moment;
}
