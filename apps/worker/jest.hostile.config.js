import config from './jest.config.js';

/** A worker process in front of everything that a source can do; apart, because it takes minutes. */
export default { ...config, testMatch: ['**/*.hostile-spec.ts'], maxWorkers: 1, testTimeout: 300_000 };
