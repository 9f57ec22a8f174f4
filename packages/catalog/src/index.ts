export {
  type AdoptedLine,
  AdoptionRun,
  inTransactions,
  rehearse,
  type RowOutcome,
  type Transact,
} from './adoption/adoption.js';
export { AdoptionComparison, type ComparedRow } from './adoption/compare-rows.js';
export { type GivenPasswords, givePasswords } from './adoption/give-passwords.js';
export { ADOPTED_KINDS } from './adoption/kinds.js';
export * from './adoption/their-rows.js';
export { undoAdoption } from './adoption/undo-adoption.js';
export { imageSearch } from './images/images.search.js';
export * from './import-rules/available-images.search.js';
export * from './import-rules/explain-import.js';
export { type Import } from './import-rules/importable.js';
export { findOtherNames, type ImageToName } from './import-rules/other-names.js';
export * from './import-rules/plan-imports.js';
export * from './import-rules/preview-rule.js';
export * from './schedule/next-due.js';
export { createUser } from './users/create-user.js';
export { ensureAdmin, hasUsers } from './users/ensure-admin.js';
export { foundCatalog } from './users/found-catalog.js';
export * from './users/password-hash.js';
export { createToken, revokeToken } from './users/personal-access-tokens.js';
export { type KnownToken, listTokens } from './users/personal-access-tokens.query.js';
export * from './users/random-password.js';
export * from './users/set-password.js';
export { hashToken, newToken } from './users/token-hash.js';
export { CATALOG_VERSION } from './version.js';
