/** Page size of the benchmark's compute resource, whose images are created on request. */
const PAGE = 1_000;

/** Builds an image with as many attributes as a real one. */
function buildImage(number: number) {
  const padded = String(number).padStart(8, '0');
  return {
    uuid: `00000000-0000-4000-8000-0000${padded}`,
    name: `ubuntu-24.04-server-amd64-${padded}`,
    path: null,
    architecture: 'x86_64',
    os_name: 'Ubuntu',
    os_major: '24.04',
    os_minor: '',
    os_release_name: 'noble',
    os_family: 'Debian',
    os_readings: [],
    username: 'ubuntu',
    state: 'active',
    size_bytes: 2_361_393_152 + number,
    owner: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
    tags: ['lts', 'server', `build-${number % 100}`],
    provider_created_at: '2026-01-02T03:04:05.000Z',
    provider_updated_at: '2026-01-02T03:04:05.000Z',
    properties: {
      checksum: `d41d8cd98f00b204e9800998${padded}`,
      disk_format: 'qcow2',
      container_format: 'bare',
      min_disk: 10,
      min_ram: 512,
      visibility: 'public',
      hw_disk_bus: 'scsi',
      hw_scsi_model: 'virtio-scsi',
      hw_firmware_type: 'uefi',
      description: `Canonical, Ubuntu, 24.04 LTS, amd64 noble image build on 2026-01-02, number ${number}`,
    },
  };
}

/** Creates a provider with a number of images. */
export function sourceOf(count: number) {
  return {
    kind: 'Simplestreams',
    connect: async () => ({
      scopes: async () => [{ name: 'all' }],
      async *pages(_scope: { name: string }, cursor: unknown) {
        for (let offset = Number(cursor ?? 0); ; offset += PAGE) {
          const length = Math.min(PAGE, count - offset);
          const images = Array.from({ length }, (_, index) => buildImage(offset + index));
          const end = offset + PAGE >= count;
          yield { images, rejected: [], cursor: end ? null : offset + PAGE, end, reported_total: count };
          if (end) return;
        }
      },
      find: async () => ({ images: [], missing: [] }),
      close: async () => undefined,
    }),
  };
}
