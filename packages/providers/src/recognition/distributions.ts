import { ALONE } from './distributions/alone.js';
import { DEBIAN_FAMILY } from './distributions/debian-family.js';
import { MICROSOFT } from './distributions/microsoft.js';
import { RED_HAT_FAMILY } from './distributions/red-hat-family.js';
import { SUSE_FAMILY } from './distributions/suse-family.js';
import type { Distribution } from './distribution.js';

/** All distributions that are recognised, in any order. */
export const DISTRIBUTIONS: readonly Distribution[] = [
  ...DEBIAN_FAMILY,
  ...RED_HAT_FAMILY,
  ...SUSE_FAMILY,
  ...MICROSOFT,
  ...ALONE,
];
