/** A parameter as the query reads it. */
export interface ParameterRow {
  id: number;
  operatingsystem_id: number;
  name: string;
  value: string;
  parameter_type: string;
  hidden_value: boolean;
  /** Dates come as text in ISO form when the row was read as JSON. */
  created_at: Date | string;
  updated_at: Date | string;
}
