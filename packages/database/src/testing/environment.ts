/** How test files, in processes of their own, find what the global setup prepared. */
export interface TestServerAddress {
  /** Where databases can be created and dropped, login included. */
  server_url: string;
  /** Name of the migrated database that clones are made from. */
  template: string;
  /** Start of the name of every database of this run. */
  prefix: string;
}

const HANDED_OVER = 'IMAGE_CATALOG_TEST_SERVER';

/** Names the server that a person asked tests to use; undefined means: start one. */
export function readChosenServer(): string | undefined {
  return process.env['TEST_DATABASE_URL'] || process.env['DATABASE_URL'] || undefined;
}

/** Hands the address to this process and to those it starts; undefined takes it back. */
export function handOver(address: TestServerAddress | undefined): void {
  if (address) process.env[HANDED_OVER] = JSON.stringify(address);
  else delete process.env[HANDED_OVER];
}

/** @throws Error when jest ran without our global setup. */
export function readHandedOver(): TestServerAddress {
  const text = process.env[HANDED_OVER];
  if (text) {
    const address: TestServerAddress = JSON.parse(text);
    return address;
  }
  throw new Error(
    "There is no test server. Add globalSetup: '@image-catalog/database/testing/global-setup' and globalTeardown: " +
      "'@image-catalog/database/testing/global-teardown' to jest.config.js.",
  );
}
