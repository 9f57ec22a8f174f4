export { Values } from '@image-catalog/search';
