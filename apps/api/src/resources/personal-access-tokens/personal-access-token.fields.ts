import { PersonalAccessToken } from '@image-catalog/database';
import { defineFields } from '../../sql/fields.js';

/** The fields of a token. Nobody edits or deletes one: it is revoked. */
export const personalAccessTokenFields = defineFields({
  entity: PersonalAccessToken,
  table: 'personal_access_tokens',
  resource: 'personal_access_token',
  type: 'PersonalAccessToken',
  permissions: {
    view: 'view_personal_access_tokens',
    create: 'create_personal_access_tokens',
    edit: 'revoke_personal_access_tokens',
    destroy: 'revoke_personal_access_tokens',
  },
  columns: ['name', 'expires_at'],
});
