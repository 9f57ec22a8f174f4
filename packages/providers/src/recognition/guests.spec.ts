import { expect, it } from '@jest/globals';
import { readGuest } from './guests.js';

it.each([
  ['debian11_64Guest', '', 'debian', ['11']],
  ['windows2019srvNext_64Guest', 'Microsoft Windows Server 2022 (64-bit)', 'windows', ['2022']],
  ['windows2022srvNext_64Guest', 'Microsoft Windows Server 2025 (64-bit)', 'windows', ['2025']],
  ['windows9_64Guest', 'Microsoft Windows 10 (64-bit)', 'windows', ['10']],
  ['windows9Server64Guest', 'Microsoft Windows Server 2016 or later (64-bit)', 'windows', []],
  ['centos64Guest', 'CentOS 4/5 or later (64-bit)', 'centos', []],
  ['amazonlinux3_64Guest', 'Amazon Linux 3 (64-bit)', 'amazonlinux', ['2023']],
  ['rockylinux_64Guest', 'Rocky Linux (64-bit)', 'rocky', []],
])('reads %s as %s', (id, fullName, distribution, versions) => {
  expect(readGuest(id, fullName)).toEqual({ distribution, versions });
});

it.each(['otherGuest', 'other5xLinux64Guest', 'constructor', 'toStringGuest', ''])('reads nothing in %j', (id) => {
  expect(readGuest(id, 'Debian 12')).toBeNull();
});
