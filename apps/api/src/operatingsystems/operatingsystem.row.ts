import type { NamedRow } from '@image-catalog/spec';

/** An operating system as the query reads it. */
export interface OperatingsystemRow {
  id: number;
  name: string;
  major: string;
  minor: string;
  description: string | null;
  family: string | null;
  release_name: string | null;
  password_hash: string;
  title: string;
  created_at: Date;
  updated_at: Date;
}

/** A parameter as the query reads it; dates come as text in ISO form. */
export interface ParameterRow {
  id: number;
  name: string;
  value: string;
  parameter_type: string;
  hidden_value: boolean;
  created_at: string;
  updated_at: string;
}

/** An operating system with what belongs to it. */
export interface OperatingsystemDetails extends OperatingsystemRow {
  architectures: { name: string; id: number }[];
  images: NamedRow[];
  parameters: ParameterRow[];
}
