import { expect, it } from '@jest/globals';
import { isRefusedAddress } from './refused-address.js';

it.each([
  ['169.254.169.254', true],
  ['169.254.170.2', true],
  ['100.100.100.200', true],
  ['168.63.129.16', true],
  ['fd00:ec2::254', true],
  ['fe80::1', true],
  ['::ffff:169.254.169.254', true],
  ['::ffff:a9fe:a9fe', true],
  ['127.0.0.1', false],
  ['10.0.0.1', false],
  ['192.168.1.1', false],
  ['169.253.255.255', false],
  ['fd00::1', false],
  ['2001:db8::1', false],
])('%s is refused: %s', (address, refused) => {
  expect(isRefusedAddress(address)).toBe(refused);
});
