import { defineSearch, type SearchField } from '@image-catalog/search';

/** The names of the kinds of rows, in searches and in audits. Foreman: audit_search.rb, auditable_type_complete_values */
const TYPES = new Map([
  ['architecture', 'Architecture'],
  ['compute_resource', 'ComputeResource'],
  ['filter', 'Filter'],
  ['image', 'Image'],
  ['location', 'Location'],
  ['organization', 'Organization'],
  ['os', 'Operatingsystem'],
  ['parameter', 'Parameter'],
  ['personal_access_token', 'PersonalAccessToken'],
  ['role', 'Role'],
  ['user', 'User'],
]);

/** Fields for kinds of rows that only Foreman has; they find no audit. */
const ABSENT = [
  'host',
  'hostgroup',
  'hostgroup_title',
  'interface_fqdn',
  'interface_ip',
  'interface_mac',
  'partition_table',
  'provisioning_template',
  'puppetclass',
  'setting',
];

/** The organizations and locations that audits belong to. */
const TAXONOMIES: SearchField[] = (['location', 'organization'] as const).flatMap((taxonomy): SearchField[] => {
  const relation = { kind: 'to-many', owner: 'audits.id', key: 'placed_audits.id' } as const;
  const ids = `audits placed_audits CROSS JOIN unnest(placed_audits.${taxonomy}_ids) AS placed_${taxonomy}(id)`;
  const rows = `${ids} JOIN ${taxonomy}s searched_${taxonomy}s ON searched_${taxonomy}s.id = placed_${taxonomy}.id`;
  return [
    {
      name: taxonomy,
      type: 'text',
      sql: `searched_${taxonomy}s.name`,
      column: 'name',
      explicit: true,
      relation: { ...relation, from: rows },
    },
    {
      name: `${taxonomy}_id`,
      type: 'integer',
      sql: `placed_${taxonomy}.id`,
      column: 'id',
      explicit: true,
      relation: { ...relation, from: ids },
    },
  ];
});

const USER = { kind: 'to-one', join: 'LEFT JOIN users search_users ON search_users.id = audits.user_id' } as const;

/** An audit shows the login that its author had then. Searching by today's login takes the permission to view users. */
const AUTHOR = { permission: 'view_users', id: 'search_users.id', shown: 'audits.username' } as const;

const OPERATINGSYSTEM = {
  kind: 'to-one',
  join: `LEFT JOIN operatingsystems search_os
    ON search_os.id = audits.auditable_id AND audits.auditable_type = 'Operatingsystem'`,
} as const;

const PARAMETER = {
  kind: 'to-one',
  join: `LEFT JOIN parameters search_parameters
    ON search_parameters.id = audits.auditable_id AND audits.auditable_type = 'Parameter'`,
} as const;

/** The search fields of audits. Foreman: app/models/concerns/audit_search.rb */
export const auditSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'audits.id' },
  { name: 'request_uuid', type: 'text', sql: 'audits.request_uuid', explicit: true, nullable: true },
  { name: 'username', type: 'text', sql: 'audits.username' },
  { name: 'remote_address', type: 'text', sql: 'audits.remote_address', nullable: true },
  { name: 'comment', type: 'text', sql: 'audits.comment', nullable: true },
  { name: 'changes', type: 'text', sql: 'audits.audited_changes::text', column: 'audited_changes' },
  { name: 'time', type: 'temporal', sql: 'audits.created_at', column: 'created_at' },
  { name: 'action', type: 'text', sql: 'audits.action' },
  { name: 'type', type: 'set', sql: 'audits.auditable_type', column: 'auditable_type', values: TYPES },
  { name: 'auditable_id', type: 'integer', sql: 'audits.auditable_id', explicit: true },
  {
    name: 'user',
    type: 'text',
    sql: 'search_users.login',
    column: 'login',
    explicit: true,
    nullable: true,
    requires: AUTHOR,
    relation: USER,
  },
  {
    name: 'authored_by_user',
    type: 'text',
    sql: 'search_users.login',
    column: 'login',
    explicit: true,
    nullable: true,
    requires: AUTHOR,
    relation: USER,
  },
  {
    name: 'authored_by_user.id',
    type: 'integer',
    sql: 'audits.user_id',
    column: 'user_id',
    explicit: true,
    nullable: true,
  },
  {
    name: 'os',
    type: 'text',
    sql: 'search_os.name',
    column: 'name',
    explicit: true,
    nullable: true,
    requires: { permission: 'view_operatingsystems', id: 'search_os.id' },
    relation: OPERATINGSYSTEM,
  },
  {
    name: 'os_title',
    type: 'text',
    sql: 'search_os.title',
    column: 'title',
    explicit: true,
    nullable: true,
    requires: { permission: 'view_operatingsystems', id: 'search_os.id' },
    relation: OPERATINGSYSTEM,
  },
  {
    name: 'parameter',
    type: 'text',
    sql: 'search_parameters.name',
    column: 'name',
    explicit: true,
    nullable: true,
    requires: { permission: 'view_params', id: 'search_parameters.id' },
    relation: PARAMETER,
  },
  ...TAXONOMIES,
  ...ABSENT.map(
    (name): SearchField => ({ name, type: 'text', sql: 'NULL::text', column: 'name', explicit: true, nullable: true }),
  ),
]);
