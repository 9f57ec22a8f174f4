import { CreateCatalog1763900000000 } from './1763900000000-create-catalog.js';
import { CreateInventory1763900100000 } from './1763900100000-create-inventory.js';
import { CountImages1763900200000 } from './1763900200000-count-images.js';
import { CreateAccess1763900300000 } from './1763900300000-create-access.js';
import { PlanRemovals1763900500000 } from './1763900500000-plan-removals.js';
import { PlaceAudits1763900700000 } from './1763900700000-place-audits.js';
import { FailPlans1763900800000 } from './1763900800000-fail-plans.js';
import { RememberForgottenImages1763900810000 } from './1763900810000-remember-forgotten-images.js';
import { KeepRejectedItems1763900820000 } from './1763900820000-keep-rejected-items.js';
import { CountImageChanges1763900900000 } from './1763900900000-count-image-changes.js';
import { CreateAuthSources1796100000000 } from './1796100000000-create-auth-sources.js';
import { KeepBlankDescriptions1796200000000 } from './1796200000000-keep-blank-descriptions.js';
import { ShareParameters1796200010000 } from './1796200010000-share-parameters.js';
import { CacheByDefault1796300000000 } from './1796300000000-cache-by-default.js';
import { SortNames1796400000000 } from './1796400000000-sort-names.js';
import { RememberAdoptions1796600000000 } from './1796600000000-remember-adoptions.js';
import { KeepReadings1796700000000 } from './1796700000000-keep-readings.js';
import { CreateTargets1796800000000 } from './1796800000000-create-targets.js';
import { HashPlansWithoutGeneration1796900000000 } from './1796900000000-hash-plans-without-generation.js';
import { KnowWithdrawnImages1796900010000 } from './1796900010000-know-withdrawn-images.js';
import { SetTurnover1796900020000 } from './1796900020000-set-turnover.js';
import { KeepNullFlags1797000000000 } from './1797000000000-keep-null-flags.js';

/** Every migration, oldest first. */
export const migrations = [
  CreateCatalog1763900000000,
  CreateInventory1763900100000,
  CountImages1763900200000,
  CreateAccess1763900300000,
  PlanRemovals1763900500000,
  PlaceAudits1763900700000,
  FailPlans1763900800000,
  RememberForgottenImages1763900810000,
  KeepRejectedItems1763900820000,
  CountImageChanges1763900900000,
  CreateAuthSources1796100000000,
  KeepBlankDescriptions1796200000000,
  ShareParameters1796200010000,
  CacheByDefault1796300000000,
  SortNames1796400000000,
  RememberAdoptions1796600000000,
  KeepReadings1796700000000,
  CreateTargets1796800000000,
  HashPlansWithoutGeneration1796900000000,
  KnowWithdrawnImages1796900010000,
  SetTurnover1796900020000,
  KeepNullFlags1797000000000,
];
