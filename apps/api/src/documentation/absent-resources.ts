/**
 * Resources that clients look for before anything else, and that an image catalog has not: hammer loads no command when
 * one is missing. Each stands in the document without actions, unless this server has it by now.
 */
export const ABSENT_RESOURCES = [
  'domains',
  'filters',
  'hostgroups',
  'locations',
  'media',
  'organizations',
  'parameters',
  'provisioning_templates',
  'ptables',
  'roles',
  'smart_proxies',
  'subnets',
  'usergroups',
  'users',
] as const;
