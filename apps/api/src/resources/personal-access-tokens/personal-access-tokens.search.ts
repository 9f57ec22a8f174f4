import { defineSearch } from '@image-catalog/search';

/** The search fields of tokens. Foreman: app/models/personal_access_token.rb, scoped_search */
export const personalAccessTokenSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'personal_access_tokens.id', explicit: true },
  { name: 'name', type: 'text', sql: 'personal_access_tokens.name' },
  { name: 'user_id', type: 'integer', sql: 'personal_access_tokens.user_id', explicit: true },
]);
