import config from './jest.config.js';

/** Plays the recorded requests of a real Foreman against the API; apart, as a run of their own shows what differs. */
export default { ...config, testMatch: ['**/*.foreman-spec.ts'], maxWorkers: 1, testTimeout: 300_000 };
