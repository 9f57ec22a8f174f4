/** A token without its value, as list and show return it. Foreman: app/views/api/v2/personal_access_tokens/base.json.rabl */
export interface PersonalAccessTokenView {
  created_at: string;
  updated_at: string;
  id: number;
  name: string;
  expires_at: string | null;
  'active?': boolean;
  user_id: number;
  last_used_at: string | null;
  'revoked?': boolean;
}

/** A token as create returns it. Only this response holds the token's value. */
export interface NewPersonalAccessTokenView extends PersonalAccessTokenView {
  token_value: string;
}

/** A token as revoke returns it, with ISO dates. */
export interface RevokedPersonalAccessTokenView {
  id: number;
  name: string;
  expires_at: string | null;
  last_used_at: string | null;
  revoked: boolean;
  user_id: number;
  created_at: string;
  updated_at: string;
}
