import config from './jest.config.js';

/** Tests against real servers that tools/peers starts; apart, because not every machine can run those. */
export default { ...config, testMatch: ['**/*.peer-spec.ts'], maxWorkers: 1, testTimeout: 60_000 };
