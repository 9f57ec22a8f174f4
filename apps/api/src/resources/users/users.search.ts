import { BOOLEAN_VALUES, defineSearch, type SearchField } from '@image-catalog/search';

/** The search fields of users. Foreman: app/models/user.rb, scoped_search */
export const userSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'users.id', explicit: true },
  { name: 'login', type: 'text', sql: 'users.login' },
  { name: 'firstname', type: 'text', sql: 'users.firstname', nullable: true },
  { name: 'lastname', type: 'text', sql: 'users.lastname', nullable: true },
  { name: 'mail', type: 'text', sql: 'users.mail', nullable: true },
  { name: 'description', type: 'text', sql: 'users.description', nullable: true },
  { name: 'admin', type: 'set', sql: 'users.admin', values: BOOLEAN_VALUES },
  { name: 'last_login_on', type: 'temporal', sql: 'users.last_login_on', nullable: true, explicit: true },
  { name: 'disabled', type: 'set', sql: 'users.disabled', values: BOOLEAN_VALUES, nullable: true, explicit: true },
  ...linkedRow('role', 'user_roles', 'name'),
  // There are no user groups here, so nobody is in one.
  { name: 'usergroup', type: 'text', sql: 'NULL::text', nullable: true, explicit: true },
  ...ofAuthSource({ auth_source_type: 'type', auth_source: 'name' }),
  ...linkedRow('location', 'users_locations', 'name'),
  ...linkedRow('organization', 'users_organizations', 'name'),
]);

/** Columns of the authentication source that every user has. */
function ofAuthSource(columns: Readonly<Record<string, string>>): SearchField[] {
  const join = 'LEFT JOIN auth_sources searched_sources ON searched_sources.id = users.auth_source_id';
  return Object.entries(columns).map(([name, column]) => ({
    name,
    type: 'text',
    sql: `searched_sources.${column}`,
    column,
    relation: { kind: 'to-one', join },
  }));
}

/** The name and the id of rows of which a user may have many. */
function linkedRow(word: string, links: string, column: string): SearchField[] {
  const link = `searched_${links}`;
  const owned = `searched_${word}s`;
  const relation = { kind: 'to-many', owner: 'users.id', key: `${link}.user_id` } as const;
  return [
    {
      name: word,
      type: 'text',
      sql: `${owned}.${column}`,
      column,
      explicit: word !== 'role',
      relation: { ...relation, from: `${links} ${link} JOIN ${word}s ${owned} ON ${owned}.id = ${link}.${word}_id` },
    },
    {
      name: `${word}_id`,
      type: 'integer',
      sql: `${link}.${word}_id`,
      column: 'id',
      explicit: true,
      relation: { ...relation, from: `${links} ${link}` },
    },
  ];
}
