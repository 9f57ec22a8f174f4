import type { Distribution } from '../distribution.js';

/** SUSE Linux Enterprise and openSUSE. */
export const SUSE_FAMILY: readonly Distribution[] = [
  {
    os_name: 'opensuse',
    os_family: 'Suse',
    ids: ['opensuse leap', 'opensuse'],
    username: 'opensuse',
    ec2_username: 'ec2-user',
    needs_minor: 'all',
    releases: { 13: '1-2', 42: '1-3', 15: '0-6', 16: '0-1' },
  },
  {
    os_name: 'SLES',
    os_family: 'Suse',
    ids: [
      'sles',
      'sle',
      'suse',
      'sles sap',
      'sles for sap',
      'sles for sap applications',
      'suse sles',
      'suse linux enterprise',
      'suse linux enterprise server',
      'suse linux enterprise server for sap',
      'suse linux enterprise server for sap applications',
    ],
    username: 'sles',
    ec2_username: 'ec2-user',
    needs_minor: ['16'],
    releases: { 10: '0-4', 11: '0-4', 12: '0-5', 15: '0-7', 16: '0-1' },
    stands_for: ['opensuse'],
  },
];
