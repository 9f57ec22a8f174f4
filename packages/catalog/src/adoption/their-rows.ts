/** A row of a Foreman that is adopted. References are ids of its own. */
export interface TheirRow {
  id: number;
  name: string;
}

/** A parameter of an organization, a location or an operating system. */
export interface TheirParameter {
  name: string;
  /** What its type makes of it: any JSON value. */
  value: unknown;
  parameter_type: string;
  hidden_value: boolean;
}

/** An organization or a location. */
export interface TheirTaxonomy extends TheirRow {
  title: string;
  description: string | null;
  parent_id: number | null;
  /** Resource types of which all rows belong to it. */
  select_all_types: string[];
  /** The ids from the root down to the parent. */
  ancestor_ids: number[];
  /** Of a location: the organizations that it belongs to. */
  organization_ids: number[];
  /** Its own, without those of its parents. */
  parameters: TheirParameter[];
}

/** An architecture. */
export type TheirArchitecture = TheirRow;

/** An operating system. */
export interface TheirOperatingsystem extends TheirRow {
  major: string;
  minor: string;
  description: string | null;
  family: string | null;
  release_name: string | null;
  password_hash: string | null;
  architecture_ids: number[];
  parameters: TheirParameter[];
}

/** A compute resource. `attributes` holds the keys of its provider, as they are shown. */
export interface TheirComputeResource extends TheirRow {
  provider: string;
  url: string | null;
  description: string | null;
  attributes: Record<string, unknown>;
  organization_ids: number[];
  location_ids: number[];
}

/** An image. */
export interface TheirImage extends TheirRow {
  uuid: string;
  username: string;
  user_data: boolean | null;
  iam_role: string | null;
  compute_resource_id: number;
  operatingsystem_id: number;
  architecture_id: number;
}

/** A filter of a role. */
export interface TheirFilter {
  resource_type: string | null;
  search: string | null;
  override: boolean;
  permissions: string[];
  organization_ids: number[];
  location_ids: number[];
}

/** A role with its filters. */
export interface TheirRole extends TheirRow {
  description: string | null;
  builtin: number;
  /** Set for roles that come with a program; ours has its own. */
  origin: string | null;
  filters: TheirFilter[];
  organization_ids: number[];
  location_ids: number[];
}

/** A user; `name` is the login. */
export interface TheirUser extends TheirRow {
  firstname: string | null;
  lastname: string | null;
  mail: string | null;
  mail_enabled: boolean;
  admin: boolean;
  description: string | null;
  locale: string | null;
  timezone: string | null;
  role_ids: number[];
  organization_ids: number[];
  location_ids: number[];
  default_organization_id: number | null;
  default_location_id: number | null;
}

/** The rows of each kind, by the kind's name. */
export interface TheirRows {
  organization: TheirTaxonomy;
  location: TheirTaxonomy;
  architecture: TheirArchitecture;
  operatingsystem: TheirOperatingsystem;
  compute_resource: TheirComputeResource;
  image: TheirImage;
  role: TheirRole;
  user: TheirUser;
}

export type AdoptedKindName = keyof TheirRows;
