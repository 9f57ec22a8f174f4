import { networkInterfaces } from 'node:os';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { readEgressRules } from './egress-rules.js';
import { Guard } from './guard.js';
import { readAddress } from './ip-address.js';
import { databaseServer, OwnServers } from './own-servers.js';

const HOSTS: Record<string, string[]> = {
  'cloud.example': ['192.0.2.1'],
  'api.cloud.example': ['192.0.2.2', '2001:db8::2'],
  'mixed.cloud.example': ['192.0.2.3', '127.0.0.1', '169.254.169.254'],
  'inside.cloud.example': ['127.0.0.1'],
  'metadata.cloud.example': ['169.254.169.254'],
  'tunnel.cloud.example': ['64:ff9b::a9fe:a9fe'],
  'rack.test': ['10.20.30.40'],
  localhost: ['::1', '127.0.0.1'],
  // A resolver that is mistaken, or lies.
  'other.localhost': ['192.0.2.9'],
  database: ['172.18.0.2'],
  '0x7f.1': ['127.0.0.1'],
};

const resolve = async (host: string) => {
  const found = HOSTS[host.replace(/\.$/, '')];
  if (host.startsWith('silent.')) throw Object.assign(new Error('getaddrinfo'), { code: 'EAI_AGAIN' });
  if (!found) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
  return found.map((address) => readAddress(address)!);
};

beforeAll(() => Logger.overrideLogger(false));

function guard(rules: object | null, databaseUrl = 'postgresql://u:p@database/catalog') {
  const own = databaseServer(databaseUrl);
  return new Guard(
    'EC2',
    rules && readEgressRules(JSON.stringify(rules)),
    new OwnServers(own ? [own] : [], resolve),
    resolve,
  );
}

const REFUSED = {
  kind: 'configuration',
  message: expect.stringMatching(/^The address .+ is one that this server does not connect to: .+EGRESS/),
};

describe('without a list', () => {
  it.each([
    ['cloud.example', 443, ['192.0.2.1']],
    ['10.0.0.1', 5000, ['10.0.0.1']],
    ['192.168.1.1', 443, ['192.168.1.1']],
    ['172.18.0.2', 443, ['172.18.0.2']],
    ['fd00::1', 443, ['fd00:0000:0000:0000:0000:0000:0000:0001']],
    ['mixed.cloud.example', 443, ['192.0.2.3']],
  ])('%s, port %i, is admitted', async (host, port, addresses) => {
    expect(await guard(null).admit(host, port)).toEqual(addresses);
  });

  it.each([
    ['127.0.0.1', 5000],
    ['::1', 5000],
    ['localhost', 5000],
    ['other.localhost', 5000],
    ['other.localhost.', 5000],
    ['inside.cloud.example', 443],
    ['metadata.cloud.example', 80],
    ['tunnel.cloud.example', 80],
    ['0x7f.1', 80],
    ['fe80::1', 443],
    ['fe80::1%eth0', 443],
    ['::1%lo', 443],
    ['[::1]', 443],
    ['database', 5432],
    ['DATABASE.', 5432],
    ['172.18.0.2', 5432],
    ['::ffff:172.18.0.2', 5432],
    ['64:ff9b::172.18.0.2', 5432],
    ['2002:ac12:2::', 5432],
  ])('%s, port %i, is refused', async (host, port) => {
    await expect(guard(null).admit(host, port)).rejects.toMatchObject(REFUSED);
  });

  it('no local socket is admitted', () => {
    expect(() => guard(null).admitSocket('/run/libvirt/libvirt-sock-ro')).toThrow(
      'The address /run/libvirt/libvirt-sock-ro is one that this server does not connect to: if it is right, its operator allows it in the file of EGRESS_FILE, or in EGRESS, of the worker.',
    );
  });

  it('a DNS that does not answer is a matter of the network', async () => {
    await expect(guard(null).admit('silent.example', 443)).rejects.toMatchObject({
      kind: 'network',
      message:
        'The DNS does not answer for the host of silent.example:443: check the DNS of the worker, or try again later.',
    });
  });

  it('a refusal names what was asked for, cleaned and cut', async () => {
    const odd = `\u001b[31m${'x'.repeat(300)}`;
    const error = (await guard(null)
      .admit(odd, 80)
      .catch((failure: unknown) => failure)) as Error;

    expect(error.message).toBe(
      `The address ?[31m${'x'.repeat(95)}…:80 is one that this server does not connect to: if it is right, its operator allows it in the file of EGRESS_FILE, or in EGRESS, of the worker.`,
    );
  });

  it('a name without an address is a matter of the network', async () => {
    await expect(guard(null).admit('nowhere.example', 443)).rejects.toMatchObject({
      kind: 'network',
      message: 'There is no host nowhere.example:443: check the name, and the DNS of the worker.',
    });
  });
});

describe('with a list', () => {
  const rules = {
    EC2: [
      { host: 'cloud.example', ports: [443] },
      { host: '*.cloud.example', ports: ['8000-8010'] },
      { range: '10.20.0.0/16', ports: [443] },
      { socket: '/run/allowed' },
      { socket: '/run/.s.PGSQL.5432' },
    ],
    Libvirt: [{ host: 'rack.test', ports: [16509] }],
    '*': [{ host: '192.0.2.99', ports: [443] }],
  };

  it.each([
    ['cloud.example', 443],
    ['CLOUD.example.', 443],
    ['api.cloud.example', 8005],
    ['10.20.255.255', 443],
    ['::ffff:10.20.0.1', 443],
    ['rack.test', 443],
    ['192.0.2.99', 443],
  ])('%s, port %i, is admitted', async (host, port) => {
    expect(await guard(rules).admit(host, port)).not.toEqual([]);
  });

  it.each([
    ['cloud.example', 80],
    ['api.cloud.example', 443],
    ['cloud.example', 8005],
    ['api.cloud.example', 8011],
    ['192.0.2.1', 443],
    ['10.21.0.1', 443],
    ['rack.test', 16509],
    ['inside.cloud.example', 8000],
    ['metadata.cloud.example', 8000],
  ])('%s, port %i, is refused', async (host, port) => {
    await expect(guard(rules).admit(host, port)).rejects.toMatchObject(REFUSED);
  });

  it('a local socket is admitted by its exact path, and never one of PostgreSQL', () => {
    expect(guard(rules).admitSocket('/run/allowed')).toBe('/run/allowed');
    for (const path of ['/run/allowed/', '/run/../run/allowed', '/run/other', '/run/.s.PGSQL.5432']) {
      expect(() => guard(rules).admitSocket(path)).toThrow(`The address ${path} is one that this server does not`);
    }
  });

  it('an empty list admits nothing', async () => {
    await expect(guard({}).admit('cloud.example', 443)).rejects.toMatchObject(REFUSED);
  });
});

describe('this machine and its link', () => {
  const exact = {
    '*': [
      { host: '127.0.0.1', ports: [5000] },
      { host: 'fe80::1', ports: [443] },
    ],
  };

  it.each([
    ['127.0.0.1', 5000, exact],
    ['::ffff:127.0.0.1', 5000, exact],
    ['localhost', 5000, exact],
    ['inside.cloud.example', 5000, exact],
    ['localhost', 5000, { '*': [{ host: 'localhost', ports: [5000] }] }],
    ['fe80::1', 443, exact],
  ])('%s, port %i, is admitted when that very host and port are named', async (host, port, rules) => {
    expect(await guard(rules).admit(host, port)).not.toEqual([]);
  });

  it.each([
    ['another port', '127.0.0.1', 5001, exact],
    ['another address', '127.0.0.2', 5000, exact],
    ['the other family', '::1', 5000, exact],
    ['a range', '127.0.0.1', 5000, { '*': [{ range: '126.0.0.0/7', ports: [5000] }] }],
    ['everything', '127.0.0.1', 5000, { '*': [{ range: '0.0.0.0/0', ports: [5000] }] }],
    ['a name that leads there', 'inside.cloud.example', 443, { '*': [{ host: 'inside.cloud.example', ports: [443] }] }],
    ['names below a host', 'inside.cloud.example', 443, { '*': [{ host: '*.cloud.example', ports: [443] }] }],
    ['a translator', '64:ff9b::127.0.0.1', 5000, exact],
    ['a tunnel', '2002:7f00:1::', 5000, exact],
    ['a metadata service in a range', '169.254.169.254', 80, { '*': [{ range: '168.0.0.0/7', ports: [80] }] }],
  ])('is refused by %s', async (_what, host, port, rules) => {
    await expect(guard(rules).admit(host, port)).rejects.toMatchObject(REFUSED);
  });
});

describe('our own database', () => {
  const local = 'postgresql://u:p@127.0.0.1:5433/catalog';
  const named = {
    '*': [
      { host: '127.0.0.1', ports: [5433] },
      { host: '::1', ports: [5433] },
      { range: '0.0.0.0/0', ports: [5433] },
    ],
  };

  it.each(['127.0.0.1', '::1', 'localhost', '::ffff:127.0.0.1'])(
    'is refused as %s, also when the list names it',
    async (host) => {
      await expect(guard(named, local).admit(host, 5433)).rejects.toMatchObject(REFUSED);
    },
  );

  it('is refused by every address of this machine', async () => {
    const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
    for (const { address } of all) {
      await expect(guard(named, local).admit(address, 5433)).rejects.toMatchObject(REFUSED);
    }
  });

  it.each([
    ['postgresql://u:p@db.test:6000/c', { host: 'db.test', port: 6000 }],
    ['postgres://u:p@db.test/c', { host: 'db.test', port: 5432 }],
    ['postgres://u:p@[2001:db8::1]:1/c', { host: '2001:db8::1', port: 1 }],
    ['postgres://u:p@ignored/c?host=other.test&port=7', { host: 'other.test', port: 7 }],
    ['postgres:///c?host=/var/run/postgresql', null],
    ['postgres://%2Fvar%2Frun/c', null],
    ['socket', null],
  ])('is found in %s', (url, expected) => {
    expect(databaseServer(url)).toEqual(expected);
  });
});
