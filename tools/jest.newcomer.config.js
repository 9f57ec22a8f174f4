import base from '../jest.base.js';

/** Types the commands of the documents in a fresh clone; apart, as it installs and starts a catalog of its own. */
export default { ...base, testMatch: ['**/*.newcomer-spec.ts'], maxWorkers: 1, testTimeout: 230_000 };
