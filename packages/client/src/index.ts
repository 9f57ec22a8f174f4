export * from './client.js';
export type { components, operations, paths } from './schema.js';
export { ForemanApi, foremanAddress, type ForemanManners, type ForemanQuery } from './foreman/foreman-api.js';
export { ForemanRefused } from './foreman/foreman-refused.js';
