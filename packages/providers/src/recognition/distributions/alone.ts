import type { Distribution } from '../distribution.js';

/** Distributions that are the only one of their family here. Those without releases have no versions. */
export const ALONE: readonly Distribution[] = [
  {
    os_name: 'Archlinux',
    os_family: 'Archlinux',
    ids: ['archlinux', 'arch linux'],
    field_ids: ['arch'],
    username: 'arch',
    releases: {},
  },
  {
    os_name: 'Altlinux',
    os_family: 'Altlinux',
    ids: ['altlinux', 'alt linux', 'alt', 'basealt'],
    prefix: { letter: 'p', always: true },
    username: 'altlinux',
    releases: { 8: '0-4', 9: '0-2', 10: '0-4', 11: '0-1' },
  },
  { os_name: 'Gentoo', os_family: 'Gentoo', ids: ['gentoo'], username: 'gentoo', releases: {} },
  {
    os_name: 'Flatcar',
    os_family: 'Coreos',
    ids: ['flatcar', 'flatcar container linux', 'flatcar linux'],
    username: 'core',
    parts: 3,
    releases: Object.fromEntries(Array.from({ length: 3500 }, (_, index) => [index + 1995, '* required'])),
  },
  {
    os_name: 'CoreOS',
    os_family: 'Coreos',
    ids: ['coreos', 'coreos container linux', 'container linux'],
    username: 'core',
    parts: 3,
    releases: Object.fromEntries(Array.from({ length: 2400 }, (_, index) => [index + 200, '* required'])),
  },
  {
    os_name: 'FreeBSD',
    os_family: 'Freebsd',
    ids: ['freebsd'],
    username: 'freebsd',
    ec2_username: 'ec2-user',
    needs_minor: 'all',
    releases: { 9: '0-3', 10: '0-4', 11: '0-4', 12: '0-4', 13: '0-5', 14: '0-4', 15: '0-1' },
  },
  {
    os_name: 'Alpine',
    os_family: null,
    ids: ['alpine', 'alpinelinux', 'alpine linux'],
    username: 'alpine',
    parts: 3,
    needs_minor: 'all',
    releases: { 3: '0-24 patches required' },
  },
  {
    os_name: 'CirrOS',
    os_family: null,
    ids: ['cirros'],
    username: 'cirros',
    parts: 3,
    releases: { 0: '3.0 3.1 3.2 3.3 3.4 3.5 3.6 4.0 5.0 5.1 5.2 5.3 6.0 6.1 6.2 6.3 3 4 5 6 required' },
  },
];
