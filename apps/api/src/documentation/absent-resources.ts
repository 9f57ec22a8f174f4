/**
 * Resources that clients expect in the document although an image catalog does not have them: hammer loads no command if
 * one is missing. Each is listed without actions, unless this server implements it.
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
