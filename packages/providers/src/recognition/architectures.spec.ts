import { expect, it } from '@jest/globals';
import { detectArchitecture, normaliseArchitecture } from './architectures.js';

it.each([
  ['amd64', 'x86_64'],
  ['x86_64', 'x86_64'],
  ['x64', 'x86_64'],
  [' ARM64 ', 'aarch64'],
  ['i386', 'i686'],
  ['armhf', 'armv7l'],
  ['ppc64el', 'ppc64le'],
  ['s390x', 's390x'],
  ['riscv64', 'riscv64'],
  ['constructor', 'constructor'],
  ['two words', null],
  ['', null],
  [64, null],
  [undefined, null],
])('normalises %j to %j', (raw, expected) => {
  expect(normaliseArchitecture(raw)).toBe(expected);
});

it.each([
  ['debian-12-generic-amd64', 'x86_64'],
  ['debian-12-generic-i386', 'i686'],
  ['ubuntu-22-04-x64', 'x86_64'],
  ['opensuse-leap-15-6-v20240909-x86-64', 'x86_64'],
  ['ubuntu-armhf.img', 'armv7l'],
  ['Rocky-9.4.aarch64.qcow2', 'aarch64'],
  ['CentOS-7-x86_64-GenericCloud', 'x86_64'],
  ['x86_64-amd64', 'x86_64'],
  ['amd64-and-arm64', null],
  ['myamd64ish', null],
])('finds the architecture in %j', (name, expected) => {
  expect(detectArchitecture(name)).toBe(expected);
});
