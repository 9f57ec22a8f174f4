import type {
  NewPersonalAccessTokenView,
  PersonalAccessTokenView,
  RevokedPersonalAccessTokenView,
} from '@image-catalog/spec';
import { rowDate, viewDate } from '../../foreman/dates.js';
import type { PersonalAccessTokenRow } from './personal-access-token.row.js';

/** Shows a token. Foreman: app/views/api/v2/personal_access_tokens/base.json.rabl */
export function presentToken(row: PersonalAccessTokenRow): PersonalAccessTokenView {
  return {
    created_at: viewDate(row.created_at),
    updated_at: viewDate(row.updated_at),
    id: row.id,
    name: row.name,
    expires_at: row.expires_at && viewDate(row.expires_at),
    'active?': row.active,
    user_id: row.user_id,
    last_used_at: row.last_used_at && viewDate(row.last_used_at),
    'revoked?': row.revoked,
  };
}

/** Shows a new token with its value, which is stored nowhere. Foreman: app/views/api/v2/personal_access_tokens/create.json.rabl */
export function presentNewToken(row: PersonalAccessTokenRow, value: string): NewPersonalAccessTokenView {
  return { token_value: value, ...presentToken(row) };
}

/** Shows a revoked token: the row itself, without its hash. */
export function presentRevokedToken(row: PersonalAccessTokenRow): RevokedPersonalAccessTokenView {
  return {
    id: row.id,
    name: row.name,
    expires_at: row.expires_at && rowDate(row.expires_at),
    last_used_at: row.last_used_at && rowDate(row.last_used_at),
    revoked: row.revoked,
    user_id: row.user_id,
    created_at: rowDate(row.created_at),
    updated_at: rowDate(row.updated_at),
  };
}
