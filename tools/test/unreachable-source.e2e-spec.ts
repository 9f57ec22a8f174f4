import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { RunningPrograms } from './running-programs.ts';

// Programs start, and each step waits for a worker; a busy machine takes its time for each.
jest.setTimeout(120_000);

let programs: RunningPrograms;
let port: number;

beforeAll(async () => {
  port = await closedPort();
  programs = await RunningPrograms.start();
  await programs.startWorker(port);
});

afterAll(() => programs.stop());

/** A port of loopback on which nobody listens, so that connections are refused. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return address.port;
}

it.each([
  [
    'Openstack',
    (at: string) => ({ url: `http://${at}/v3`, user: 'u', password: 'p', tenant: 't' }),
    'available_flavors',
  ],
  [
    'Vmware',
    (at: string) => ({ server: `http://${at}`, user: 'u', password: 'p', datacenter: 'd' }),
    'available_folders',
  ],
  ['EC2', (at: string) => ({ url: `http://${at}/#eu-central-1`, user: 'u', password: 'p' }), 'available_zones'],
  ['Libvirt', (at: string) => ({ url: `qemu+tcp://${at}/system` }), 'available_virtual_machines'],
  ['Simplestreams', (at: string) => ({ url: `http://${at}/streams/v1/index.json` }), 'available_virtual_machines'],
])('%s that refuses connections is not empty', async (provider, settings, listing) => {
  const compute_resource = { name: `refused ${provider}`, provider, ...settings(`127.0.0.1:${port}`) };
  const { id } = await programs.ask('POST', 'compute_resources', { compute_resource });

  const told = await programs.run('sync', String(id));
  const answers = await Promise.all(
    ['available_images', listing].map((path) => programs.answer('GET', `compute_resources/${id}/${path}`)),
  );

  expect(told.code).toBe(5);
  for (const { status, body } of answers) {
    expect(status).toBe(500);
    expect(body.error.message).toMatch(
      new RegExp(`^The last look at refused ${provider}, of \\d.* UTC, failed: .*refuses the connection`),
    );
  }
});
