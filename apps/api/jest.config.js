import base from '../../jest.base.js';

export default {
  ...base,
  // Many tests wait for what happens after a while, so two files at a time cost little more than one.
  maxWorkers: 2,
  globalSetup: '@image-catalog/database/testing/global-setup',
  globalTeardown: '@image-catalog/database/testing/global-teardown',
};
