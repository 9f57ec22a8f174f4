import config from './jest.config.js';

/** Kills the parts of an installation, fills its disk, and starts programs before their database; apart, as it takes minutes. */
export default { ...config, testMatch: ['**/*.crash-spec.ts'], maxWorkers: 2, testTimeout: 300_000 };
