import { isIP } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
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
    ['::192.0.2.1', '0000:0000:0000:0000:0000:0000:c000:0201'],
    ['1:2:3:4:5:6:192.0.2.1', '0001:0002:0003:0004:0005:0006:c000:0201'],
  ])('reads %s as %s', (text, address) => {
    expect(readAddress(text)).toBe(address);
  });

  it.each([
    '',
    'localhost',
    '127.1',
    '0x7f.0.0.1',
    '192.0.2.256',
    '192.0.02.1',
    '3221225985',
    '::192.0.2.256',
    '::ffff:127.1',
    '[::1]',
    '::1%lo',
    'fe80::1%25eth0',
    '1:2:3',
    ':::',
    '127.0.0.1\n',
  ])('does not read %j', (text) => {
    expect(readAddress(text)).toBeNull();
  });

  it('reads every spelling of an IPv6 address as the same', () => {
    const group = fc.oneof(fc.constant(0), fc.constant(0xffff), fc.nat(0xffff));
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), fc.nat(7), (groups, from) => {
        const short = groups.map((value) => value.toString(16));
        const long = short.map((digits) => digits.padStart(4, '0'));
        const four = `${groups[6]! >> 8}.${groups[6]! & 255}.${groups[7]! >> 8}.${groups[7]! & 255}`;
        const spellings = [short, long, [...long.slice(0, 6), four], [...short.slice(0, 6), four]]
          .flatMap((parts) => [parts.join(':'), withoutZeros(parts, from)])
          .flatMap((text) => [text, text.toUpperCase()]);
        const isMapped = /^(0000:){5}ffff:/.test(long.join(':'));

        expect(new Set(spellings.map(readAddress))).toEqual(new Set([isMapped ? four : long.join(':')]));
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads only what Node takes for an address, and reads it again as itself', () => {
    const texts = fc.oneof(fc.ipV4(), fc.ipV4Extended(), fc.ipV6(), fc.stringMatching(/^[0-9a-fx:.%]{1,40}$/));
    fc.assert(
      fc.property(texts, (text) => {
        const address = readAddress(text);

        expect(address !== null).toBe(isIP(text) !== 0 && !text.includes('%'));
        expect(readAddress(address ?? '')).toBe(address);
      }),
    );
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

/** Writes a run of zeros as `::`, the first one from a group on; all groups when there is none. */
function withoutZeros(parts: string[], from: number): string {
  const first = parts.findIndex((part, index) => index >= from && /^0+$/.test(part));
  if (first < 0) return parts.join(':');
  const end = parts.findIndex((part, index) => index > first && !/^0+$/.test(part));
  return `${parts.slice(0, first).join(':')}::${end < 0 ? '' : parts.slice(end).join(':')}`;
}
