/**
 * Bodies as real Foreman servers answered them, with names and dates of our own: what counts is keys, their order, types
 * and the forms of dates. The recordings are those of the Ansible collection theforeman.foreman, under
 * tests/test_playbooks/fixtures; where one is the source of a surprise, its name stands beside the body.
 */
export const RECORDED = {
  /** Show, image-0: a Libvirt image has no user_data. */
  image: {
    operatingsystem_id: 13,
    operatingsystem_name: 'Linux One',
    compute_resource_id: 8,
    compute_resource_name: 'Cellar',
    architecture_id: 6,
    architecture_name: 'z80',
    uuid: 'template-1',
    username: 'operator',
    created_at: '2020-08-31 15:17:29 UTC',
    updated_at: '2020-08-31 15:17:29 UTC',
    id: 11,
    name: 'First image',
  },
  /** Delete, image-6: the row, user_data in spite of Libvirt. */
  deleted_image: {
    id: 11,
    operatingsystem_id: 13,
    compute_resource_id: 8,
    architecture_id: 6,
    uuid: 'template-1',
    username: 'operator',
    name: 'First image',
    created_at: '2020-08-31T15:17:29.296Z',
    updated_at: '2020-08-31T15:17:33.213Z',
    iam_role: null,
    user_data: true,
    password: null,
  },
  /** One of a list. */
  compute_resource: {
    description: 'In the cellar',
    url: 'qemu+ssh://root@kvm.example.com/system',
    created_at: '2020-08-31 15:14:59 UTC',
    updated_at: '2020-08-31 15:16:22 UTC',
    id: 8,
    name: 'Cellar',
    provider: 'Libvirt',
    provider_friendly_name: 'Libvirt',
    display_type: 'spice',
    set_console_password: true,
  },
  /** Show; without taxonomies. */
  compute_resource_details: {
    description: 'In the cellar',
    url: 'qemu+ssh://root@kvm.example.com/system',
    created_at: '2020-08-31 15:14:59 UTC',
    updated_at: '2020-08-31 15:14:59 UTC',
    id: 8,
    name: 'Cellar',
    provider: 'Libvirt',
    provider_friendly_name: 'Libvirt',
    display_type: 'vnc',
    set_console_password: true,
    images: [{ id: 11, name: 'First image' }],
    compute_attributes: [],
    locations: [],
    organizations: [],
  },
  /** Delete, compute_resource-6: what show answers, with empty lists. */
  deleted_compute_resource: {
    description: 'In the cellar',
    url: 'qemu+ssh://root@kvm.example.com/system',
    created_at: '2020-08-31 15:14:59 UTC',
    updated_at: '2020-08-31 15:16:22 UTC',
    id: 8,
    name: 'Cellar',
    provider: 'Libvirt',
    provider_friendly_name: 'Libvirt',
    display_type: 'vnc',
    set_console_password: true,
    images: [],
    compute_attributes: [],
    locations: [],
    organizations: [],
  },
  /** One of a list. */
  operatingsystem: {
    description: 'Linux One',
    major: '1',
    minor: '',
    family: 'Debian',
    release_name: 'reverse',
    password_hash: 'SHA256',
    created_at: '2020-08-31 15:15:00 UTC',
    updated_at: '2020-08-31 15:15:00 UTC',
    id: 13,
    name: 'Linux',
    title: 'Linux One',
  },
  /** Show, operatingsystem-0; without what provisioning adds, and with the keys that parameters have since. */
  operatingsystem_details: {
    description: 'Linux One',
    major: '1',
    minor: '',
    family: 'Debian',
    release_name: 'reverse',
    password_hash: 'SHA256',
    created_at: '2020-08-31 15:15:00 UTC',
    updated_at: '2020-08-31 15:15:00 UTC',
    id: 13,
    name: 'Linux',
    title: 'Linux One',
    media: [],
    architectures: [{ name: 'z80', id: 6 }],
    ptables: [],
    provisioning_templates: [],
    os_default_templates: [],
    images: [{ id: 11, name: 'First image' }],
    parameters: [
      {
        priority: 50,
        created_at: '2020-08-31 15:15:00 UTC',
        updated_at: '2020-08-31 15:15:00 UTC',
        id: 3,
        name: 'first',
        parameter_type: 'string',
        associated_type: 'operating system',
        'hidden_value?': false,
        value: 'text',
      },
    ],
  },
  /** Delete, operatingsystem-14: the row without its family. */
  deleted_operatingsystem: {
    id: 13,
    major: '1',
    name: 'Linux',
    minor: '',
    nameindicator: null,
    created_at: '2020-08-31T15:15:00.123Z',
    updated_at: '2020-08-31T15:15:00.123Z',
    release_name: 'reverse',
    description: 'Linux One',
    password_hash: 'SHA256',
    title: 'Linux One',
  },
  /** One of a list: the id comes last. */
  architecture: { created_at: '2020-08-31 15:15:00 UTC', updated_at: '2020-08-31 15:15:00 UTC', name: 'z80', id: 6 },
  /** Show. */
  architecture_details: {
    created_at: '2020-08-31 15:15:00 UTC',
    updated_at: '2020-08-31 15:15:00 UTC',
    name: 'z80',
    id: 6,
    operatingsystems: [{ id: 13, name: 'Linux', title: 'Linux One' }],
    images: [{ id: 11, name: 'First image' }],
  },
  /** Delete: the row. */
  deleted_architecture: {
    id: 6,
    name: 'z80',
    created_at: '2020-08-31T15:15:00.123Z',
    updated_at: '2020-08-31T15:15:00.123Z',
  },
  /** The list of a search by name, as the collection asks for it. */
  envelope: {
    total: 4,
    subtotal: 1,
    page: 1,
    per_page: 4_294_967_296,
    search: 'name="z80"',
    sort: { by: null, order: null },
    results: [
      { created_at: '2020-08-31 15:15:00 UTC', updated_at: '2020-08-31 15:15:00 UTC', name: 'z80', id: 6 },
    ],
  },
  status: { result: 'ok', status: 200, version: '3.2.0', api_version: 2 },
  /** The duration is text. */
  ping: { results: { foreman: { database: { active: true, duration_ms: '0' } } } },
} as const;

/** Headers that every recorded answer had; the recorder drops those that change. */
export const RECORDED_HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'max-age=0, private, must-revalidate',
  foreman_api_version: '2',
  foreman_current_organization: '; ANY',
  foreman_current_location: '; ANY',
  'x-content-type-options': 'nosniff',
  'x-download-options': 'noopen',
  'x-frame-options': 'sameorigin',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '1; mode=block',
} as const;
