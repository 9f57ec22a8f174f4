export { detectArchitecture, normaliseArchitecture } from './architectures.js';
export { readGuest } from './guests.js';
export { recognise } from './recognise.js';
