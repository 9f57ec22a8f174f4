import type { Distribution } from '../distribution.js';

/** The forms that follow a short id: `w2k19`, `ws2022`. */
const YEAR = /^2(k|0)\d/;

/** Windows Server by its year, and Windows. Foreman's minor versions are digits, so `R2` has no place in them. */
export const MICROSOFT: readonly Distribution[] = [
  {
    os_name: 'windows',
    os_family: 'Windows',
    ids: ['windows', 'win', 'windows server', 'windowsserver', 'winserver', 'win server', 'winsrv', 'winsvr'],
    field_ids: ['microsoft', 'microsoft windows', 'mswindows'],
    joined_ids: { w: YEAR, ws: YEAR },
    username: 'Administrator',
    releases: {
      2003: '',
      2008: '',
      2012: '',
      2016: '',
      2019: '',
      2022: '',
      2025: '',
      7: '',
      8: '1',
      10: '',
      11: '',
    },
  },
];
