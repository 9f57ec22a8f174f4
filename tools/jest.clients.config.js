import base from '../jest.base.js';

/** Tests with Foreman's own clients, unmodified; apart, because they must be installed first. */
export default {
  ...base,
  globalSetup: '@image-catalog/database/testing/global-setup',
  globalTeardown: '@image-catalog/database/testing/global-teardown',
  testMatch: ['**/*.client-spec.ts'],
  maxWorkers: 1,
  testTimeout: 180_000,
};
