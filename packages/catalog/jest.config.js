import base from '../../jest.base.js';

export default {
  ...base,
  globalSetup: '@image-catalog/database/testing/global-setup',
  globalTeardown: '@image-catalog/database/testing/global-teardown',
};
