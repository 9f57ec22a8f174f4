export * from './provider.js';
export * from './provider-error.js';
export * from './registry.js';
