import config from './jest.config.js';

/** Two minutes of hostile clients beside honest ones; apart, because it fills a database with a million images first. */
export default { ...config, testMatch: ['**/*.hostile-spec.ts'], maxWorkers: 1, testTimeout: 900_000 };
