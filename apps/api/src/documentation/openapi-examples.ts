/** A request that works on a fresh catalog with the rows that it names, and what it answers. */
interface Example {
  request?: Record<string, unknown>;
  response?: unknown;
}

const IMAGE = {
  name: 'Debian 13',
  username: 'debian',
  uuid: 'debian-13-cloud',
  operatingsystem_id: 1,
  architecture_id: 1,
};

const SHOWN_IMAGE = {
  operatingsystem_id: 1,
  operatingsystem_name: 'Debian 13',
  compute_resource_id: 1,
  compute_resource_name: 'lab',
  architecture_id: 1,
  architecture_name: 'x86_64',
  uuid: 'debian-13-cloud',
  username: 'debian',
  created_at: '2024-10-10 12:00:00 UTC',
  updated_at: '2024-10-10 12:00:00 UTC',
  id: 1,
  name: 'Debian 13',
};

/** Examples of bodies by handler. A test sends each request and compares the answer's keys. */
export const EXAMPLES: Record<string, Example> = {
  'ArchitecturesController.create': { request: { architecture: { name: 'riscv64' } } },
  'OperatingsystemsController.create': {
    request: {
      operatingsystem: { name: 'Debian', major: '13', family: 'Debian', release_name: 'trixie', architecture_ids: [1] },
    },
  },
  'ComputeResourcesController.create': {
    request: { compute_resource: { name: 'lab', provider: 'Libvirt', url: 'qemu+ssh://root@lab.example.com/system' } },
  },
  'ImagesController.create': { request: { image: { ...IMAGE, compute_resource_id: 1 } }, response: SHOWN_IMAGE },
  'ImagesController.update': {
    request: { image: { username: 'root' } },
    response: { ...SHOWN_IMAGE, username: 'root' },
  },
  'ImagesController.show': { response: SHOWN_IMAGE },
  'ImagesController.index': {
    response: {
      total: 1,
      subtotal: 1,
      page: 1,
      per_page: 20,
      search: 'name ~ debian',
      sort: { by: 'name', order: 'DESC' },
      results: [SHOWN_IMAGE],
    },
  },
  'OperatingsystemParametersController.create': {
    request: { parameter: { name: 'mirror', value: 'https://deb.debian.org', parameter_type: 'string' } },
  },
  'RolesController.create': { request: { role: { name: 'Image reader', description: 'May look at images' } } },
  'PersonalAccessTokensController.create': { request: { personal_access_token: { name: 'Terraform' } } },
  'SyncController.start': { request: { sync: { dry_run: true } } },
  'SyncController.update': { request: { sync: { cron: '30 2 * * *', time_zone: 'Europe/Berlin' } } },
};

/** An example of a path or query parameter; undefined when none would help. */
export function parameterExample(name: string, place: 'path' | 'query', fields: readonly string[]): unknown {
  if (place === 'path') return /(^|_)id$/.test(name) ? '1' : undefined;
  if (name === 'search') return fields.includes('name') ? 'name ~ debian' : undefined;
  if (name === 'order') return fields.includes('name') ? 'name DESC' : undefined;
  if (name === 'page') return 1;
  return name === 'per_page' ? '50' : undefined;
}
