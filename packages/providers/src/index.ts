export { CONNECT_MS } from './bounds.js';
export { nameHost, nameUrl } from './network-failure.js';
export * from './provider.js';
export * from './provider-error.js';
export * from './registry.js';
