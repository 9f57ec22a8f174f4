import { CreateCatalog1763900000000 } from './1763900000000-create-catalog.js';
import { CreateInventory1763900100000 } from './1763900100000-create-inventory.js';

/** Every migration, oldest first. */
export const migrations = [CreateCatalog1763900000000, CreateInventory1763900100000];
