/** A parameter as list, show, create and update return it; the question mark is part of the key. Foreman: app/views/api/v2/parameters/main.json.rabl */
export interface ParameterView {
  priority: number;
  created_at: string;
  updated_at: string;
  id: number;
  name: string;
  parameter_type: string;
  associated_type: string;
  'hidden_value?': boolean;
  value: unknown;
}

/** A parameter as delete returns it: the row, with ISO dates. A hidden value stays hidden. */
export interface DeletedParameterView {
  id: number;
  name: string;
  value: unknown;
  reference_id: number;
  created_at: string;
  updated_at: string;
  priority: number;
  /** Always asterisks, since Foreman's model has a method of this name. */
  hidden_value: '*****';
  key_type: string;
  searchable_value: string | null;
}
