import { describe, expect, it } from '@jest/globals';
import { embeddedAddresses, readAddress } from './ip-address.js';

describe('readAddress', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::', '0000:0000:0000:0000:0000:0000:0000:0000'],
    ['::1', '0000:0000:0000:0000:0000:0000:0000:0001'],
    ['0:0:0:0:0:0:0:1', '0000:0000:0000:0000:0000:0000:0000:0001'],
    ['2001:DB8::A', '2001:0db8:0000:0000:0000:0000:0000:000a'],
    ['2001:db8::', '2001:0db8:0000:0000:0000:0000:0000:0000'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:c000:201', '192.0.2.1'],
    ['64:ff9b::192.0.2.1', '0064:ff9b:0000:0000:0000:0000:c000:0201'],
  ])('reads %s as %s', (text, address) => {
    expect(readAddress(text)).toBe(address);
  });

  it.each([
    '',
    'localhost',
    '127.1',
    '0x7f.0.0.1',
    '192.0.2.256',
    '[::1]',
    '::1%lo',
    'fe80::1%25eth0',
    '1:2:3',
    ':::',
    '127.0.0.1\n',
  ])('does not read %j', (text) => {
    expect(readAddress(text)).toBeNull();
  });
});

describe('embeddedAddresses', () => {
  it.each([
    ['IPv4-compatible', '::192.0.2.1', ['192.0.2.1']],
    ['translated', '::ffff:0:192.0.2.1', ['192.0.2.1']],
    ['NAT64', '64:ff9b::192.0.2.1', ['192.0.2.1']],
    ['local NAT64 of 96 bits', '64:ff9b:1::192.0.2.1', ['192.0.2.1']],
    ['local NAT64 of 48 bits', '64:ff9b:1:c000:2:100::', ['192.0.2.1']],
    ['6to4', '2002:c000:201::1', ['192.0.2.1']],
    ['Teredo', '2001:0:c000:202:0:0:3fff:fdfe', ['192.0.2.2', '192.0.2.1']],
    ['ISATAP', '2001:db8::5efe:192.0.2.1', ['192.0.2.1']],
    ['ISATAP with a global address', '2001:db8::200:5efe:192.0.2.1', ['192.0.2.1']],
    ['nothing', '2001:db8::1', []],
    ['loopback', '::1', []],
  ])('finds %s', (_what, address, expected) => {
    expect(embeddedAddresses(readAddress(address)!)).toEqual(expected);
  });

  it('finds nothing in an IPv4 address', () => {
    expect(embeddedAddresses('192.0.2.1')).toEqual([]);
  });
});
