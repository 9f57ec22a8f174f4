import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { fillIn, networksOf, readCompose } from '../production/compose.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(repository, 'deploy/quadlet');
const compose = readCompose(readFileSync(join(repository, 'docker-compose.yml'), 'utf8'));
/** The command line and TLS are of docker compose alone. */
const cases = Object.entries(compose.services).filter(([, { profiles }]) => profiles === undefined);
const GENERATORS = ['/usr/libexec/podman/quadlet', '/usr/lib/systemd/system-generators/podman-system-generator'];
// oxlint-disable-next-line node/no-process-env -- names a generator that is built by hand
const generator = [process.env['QUADLET'] ?? '', ...GENERATORS].find((path) => path !== '' && existsSync(path));

/** Reads a unit file: all values of each key, without its sections, in which no key occurs twice. */
function readUnit(name: string): Map<string, string[]> {
  const unit = new Map<string, string[]>();
  for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
    const [, key, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) unit.set(key, [...(unit.get(key) ?? []), value]);
  }
  return unit;
}

const all = (unit: Map<string, string[]>, key: string) => unit.get(key) ?? [];

describe('the unit files of Podman', () => {
  it('are those of every service of docker-compose.yml, and of the networks and volumes that they name', () => {
    const files = readdirSync(folder);
    const containers = files.filter((name) => name.endsWith('.container'));

    expect(containers.sort()).toEqual(cases.map(([name]) => `image-catalog-${name}.container`).sort());
    const named = containers.flatMap((name) => {
      const unit = readUnit(name);
      return [...all(unit, 'Network'), ...all(unit, 'Volume')].map((value) => value.split(':')[0] ?? '');
    });
    const ours = new Set(named.filter((name) => name.startsWith('image-catalog-')));
    expect([...ours].sort()).toEqual(files.filter((name) => !name.endsWith('.container')).sort());
  });

  it.each(cases)('give %s what docker-compose.yml gives it', (name, service) => {
    const unit = readUnit(`image-catalog-${name}.container`);

    expect(all(unit, 'Image')[0]?.replace(/^(localhost|docker\.io\/library)\//, '')).toBe(service.image);
    expect((all(unit, 'Exec')[0] ?? '').split(' ').filter((word) => word !== '')).toEqual(service.command ?? []);
    const networks = all(unit, 'Network').map((value) => /^image-catalog-(\w+)\.network/.exec(value)?.[1] ?? value);
    expect(networks).toEqual(service.network_mode ? [service.network_mode] : networksOf(service));
    const volumes = all(unit, 'Volume').map((value) => value.replace(/^image-catalog-([\w-]+)\.volume/, '$1'));
    const expected = (service.volumes ?? []).map((volume) => fillIn(volume, {}));
    expect(volumes).toEqual(expected.map((volume) => volume.replace('./deploy/', '/etc/image-catalog/')));
    expect(all(unit, 'HealthCmd')[0]).toBe(service.healthcheck?.test);
    expect([all(unit, 'ReadOnly'), all(unit, 'NoNewPrivileges')]).toEqual([['true'], ['true']]);
    expect(all(unit, 'DropCapability')).toEqual(service.cap_drop ? ['all'] : []);
    expect(all(unit, 'PublishPort')).toEqual((service.ports ?? []).map((port) => fillIn(port, {})));
    const bounds = all(unit, 'PodmanArgs').join(' ');
    expect(bounds).toContain(`--memory=${fillIn(service.mem_limit ?? '', {})} --pids-limit=${service.pids_limit}`);
  });

  it.each(cases)('set for %s what docker-compose.yml sets without a choice', (name, { environment = {} }) => {
    const unit = readUnit(`image-catalog-${name}.container`);
    const set = Object.fromEntries(
      all(unit, 'Environment').map((pair) => /^"?(\w+)=(.*?)"?$/.exec(pair)?.slice(1) ?? []),
    ) as Record<string, string>;

    const fixed = Object.entries(environment).filter(([, value]) => !String(value).includes('${'));

    for (const [key, value] of fixed) expect([key, set[key]]).toEqual([key, String(value)]);
    for (const [key, value] of Object.entries(set)) {
      const there = fillIn(environment[key] ?? '', {});
      // Podman has no second proxy.
      expect([key, value]).toEqual([key, key === 'TRUSTED_PROXIES' ? there.split(',')[0] : there]);
    }
  });

  it('have the networks of docker-compose.yml', () => {
    for (const [name, network] of Object.entries(compose.networks)) {
      const unit = readUnit(`image-catalog-${name}.network`);
      expect([name, all(unit, 'Internal')]).toEqual([name, network?.internal ? ['true'] : []]);
    }
  });

  it('have the addresses of docker-compose.yml where one counts', () => {
    const unit = readUnit('image-catalog-front.network');
    const [ipam] = compose.networks['front']?.ipam?.config ?? [];

    const given = [all(unit, 'Subnet'), all(unit, 'Gateway'), all(unit, 'IPRange')].flat();

    expect(given).toEqual([ipam?.subnet, ipam?.gateway, ipam?.ip_range].map((text) => fillIn(text ?? '', {})));
  });

  it("are taken by Podman's generator where it is installed", () => {
    if (generator === undefined) return;
    const environment = { QUADLET_UNIT_DIRS: folder, PATH: '/usr/bin:/bin' };

    const units = execFileSync(generator, ['-dryrun'], { env: environment, encoding: 'utf8', stdio: 'pipe' });

    for (const [name] of cases) expect(units).toContain(`--name image-catalog-${name} `);
  });
});
