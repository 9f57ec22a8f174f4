export { Opener, SecretNotOpened } from './opener.js';
export { beginRotation, endRotation, isUnderWay } from './rotate-sealing-keys.js';
export { Sealer, type SecretPlace } from './sealer.js';
export { ensureSealingKeys, type SealingKeyFiles } from './sealing-key-files.js';
export { generateSealingKeys, keyNames, type SealingKeys } from './sealing-keys.js';
export { ensureSecret, readSecret, writeSecret } from './secret-file.js';
