import type { Actor } from '@image-catalog/database';
import { OPERATOR } from '../users/operator.js';

/** The actor in audits of adoptions. */
export const ADOPTER: Actor = { ...OPERATOR, username: 'adoption' };
