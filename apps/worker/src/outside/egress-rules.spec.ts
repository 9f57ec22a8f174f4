import { expect, it } from '@jest/globals';
import { readEgressRules } from './egress-rules.js';

const rule = (value: unknown) => JSON.stringify({ EC2: [value] });
const ports = [443];

it('reads hosts, names below a host, ranges and sockets', () => {
  const rules = readEgressRules(
    JSON.stringify({
      EC2: [{ host: '*.Amazonaws.com.', ports: [443] }],
      Libvirt: [{ host: '[::1]', ports: [16509] }, { socket: '/run/libvirt/libvirt-sock-ro' }],
      '*': [{ range: '10.0.0.0/8', ports: [443, '8000-8080'] }],
    }),
  );

  expect([...rules.keys()]).toEqual(['EC2', 'Libvirt', '*']);
  expect(rules.get('EC2')).toEqual([
    { type: 'host', host: 'amazonaws.com', below: true, ports: [{ first: 443, last: 443 }] },
  ]);
  expect(rules.get('Libvirt')).toMatchObject([
    { type: 'range', literal: '0000:0000:0000:0000:0000:0000:0000:0001' },
    { type: 'socket', path: '/run/libvirt/libvirt-sock-ro' },
  ]);
  expect(rules.get('*')).toMatchObject([
    {
      literal: null,
      ports: [
        { first: 443, last: 443 },
        { first: 8000, last: 8080 },
      ],
    },
  ]);
});

it.each([
  rule({ host: '127.0.0.1', ports: [80, 443] }),
  rule({ host: 'localhost', ports: [80] }),
  rule({ range: '0.0.0.0/0', ports: ['1-65535'] }),
  rule({ range: '::/0', ports: ['1-65535'] }),
])('takes %s', (text) => {
  expect(readEgressRules(text).get('EC2')).toHaveLength(1);
});

it.each([
  ['no JSON', 'hosts: all', 'it must be JSON'],
  ['a list', '[]', 'it must be an object with a list for each kind of compute resource'],
  ['an unknown kind', '{"openstack": []}', '"openstack" must be one of *, Libvirt, Ovirt, EC2,'],
  ['a kind without a list', '{"EC2": {}}', 'EC2 must be a list'],
  ['a rule that is none', rule('all'), 'EC2[0] must be an object'],
  ['a rule without a place', rule({ ports }), 'EC2[0] must have one of host, range, socket'],
  ['a rule with two places', rule({ host: 'a', range: '10.0.0.0/8', ports }), 'EC2[0] must have one of'],
  ['an unknown key', rule({ host: 'a', port: 443 }), 'EC2[0] must not have "port"'],
  ['ports of a socket', rule({ socket: '/run/a', ports }), 'EC2[0] must not have "ports"'],
  ['a host that is no text', rule({ host: 7, ports }), 'EC2[0].host must be a text'],
  [
    'a host that is an address',
    rule({ host: 'https://a.example', ports }),
    'EC2[0].host must be a name, an address or *.name',
  ],
  ['everything', rule({ host: '*', ports }), 'EC2[0].host must be a name'],
  ['a star in the middle', rule({ host: 'a.*.example', ports }), 'EC2[0].host must be a name'],
  ['another spelling of an address', rule({ host: '127.1', ports }), 'EC2[0].host must be a name'],
  ['an address with a zone', rule({ host: 'fe80::1%eth0', ports }), 'EC2[0].host must be a name'],
  ['a range without bits', rule({ range: '10.0.0.0', ports }), 'EC2[0].range must be a range such as 10.20.0.0/16'],
  ['a range of too many bits', rule({ range: '10.0.0.0/33', ports }), 'EC2[0].range must be a range'],
  ['a range of a name', rule({ range: 'a.example/8', ports }), 'EC2[0].range must be a range'],
  [
    'a metadata service',
    rule({ host: '169.254.169.254', ports: [80] }),
    'EC2[0] names 169.254.169.254, which is never',
  ],
  ['the same as IPv6', rule({ host: '::ffff:a9fe:a9fe', ports: [80] }), 'EC2[0] names 169.254.169.254, which is never'],
  ['no ports', rule({ host: 'a.example' }), 'EC2[0].ports must be a list of ports, such as [443, "8000-8080"]'],
  ['an empty list of ports', rule({ host: 'a.example', ports: [] }), 'EC2[0].ports must be'],
  ['a port as a text', rule({ host: 'a.example', ports: ['443'] }), 'EC2[0].ports must be'],
  ['port 0', rule({ host: 'a.example', ports: [0] }), 'EC2[0].ports must be'],
  ['port 65536', rule({ host: 'a.example', ports: [65_536] }), 'EC2[0].ports must be'],
  ['ports the wrong way round', rule({ host: 'a.example', ports: ['9-8'] }), 'EC2[0].ports must be'],
  ['half a port', rule({ host: 'a.example', ports: [44.3] }), 'EC2[0].ports must be'],
  [
    'a range of ports of this machine, which would not count',
    rule({ host: '127.0.0.1', ports: [80, '21210-21299'] }),
    'EC2[0] names 127.0.0.1, which is this machine or its link: write each of its ports alone, not "21210-21299"',
  ],
  ['the same as a range', rule({ range: '127.0.0.1/32', ports: ['1-65535'] }), 'EC2[0] names 127.0.0.1, which is this'],
  ['the same of IPv6', rule({ host: '[::1]', ports: ['1-2'] }), 'which is this machine or its link: write each'],
  ['the same of the link', rule({ host: 'fe80::1', ports: ['1-2'] }), 'which is this machine or its link: write each'],
  ['the same by name', rule({ host: 'localhost', ports: ['1-2'] }), 'EC2[0] names localhost, which is this machine'],
  [
    'a range of addresses of this machine, which would not count',
    rule({ range: '127.0.0.0/8', ports }),
    'EC2[0].range 127.0.0.0/8 is this machine or its link: write each of its addresses alone',
  ],
  ['the same of IPv6 and the link', rule({ range: 'fe80::/64', ports }), 'is this machine or its link: write each of'],
  ['names below localhost', rule({ host: '*.localhost', ports }), 'EC2[0] names *.localhost: write "localhost"'],
  ['a name below localhost', rule({ host: 'a.localhost', ports }), 'EC2[0] names a.localhost: write "localhost"'],
  ['a relative socket', rule({ socket: 'run/a' }), 'EC2[0].socket must be an absolute path'],
])('refuses %s, and says where', (_what, text, message) => {
  expect(() => readEgressRules(text)).toThrow(`EGRESS (or the file that EGRESS_FILE names) is wrong: `);
  expect(() => readEgressRules(text)).toThrow(message);
});
