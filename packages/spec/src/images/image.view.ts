/** An image as list, show, create and update return it, in key order. Foreman: app/views/api/v2/images/main.json.rabl */
export interface ImageView {
  operatingsystem_id: number;
  operatingsystem_name: string;
  compute_resource_id: number;
  compute_resource_name: string;
  architecture_id: number;
  architecture_name: string;
  uuid: string;
  username: string;
  /** `2020-08-31 15:17:29 UTC` */
  created_at: string;
  updated_at: string;
  /** Absent when the provider kind has no user data. */
  user_data?: boolean | null;
  /** EC2 only. */
  iam_role?: string | null;
  id: number;
  name: string;
}

/** An image as delete returns it: the raw row, with ISO dates and a null password. */
export interface DeletedImageView {
  id: number;
  operatingsystem_id: number;
  compute_resource_id: number;
  architecture_id: number;
  uuid: string;
  username: string;
  name: string;
  /** `2020-08-31T15:17:29.296Z` */
  created_at: string;
  updated_at: string;
  iam_role: string | null;
  user_data: boolean | null;
  password: null;
}
