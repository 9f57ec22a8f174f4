/** A token as the query reads it: never its hash. */
export interface PersonalAccessTokenRow {
  id: number;
  user_id: number;
  name: string;
  expires_at: Date | null;
  last_used_at: Date | null;
  revoked: boolean;
  active: boolean;
  created_at: Date;
  updated_at: Date;
}
