import config from './jest.config.js';

/** The API behind Debian's nginx; apart, because that must be installed first. */
export default { ...config, testMatch: ['**/*.proxy-spec.ts'], maxWorkers: 1 };
