/** Where sealed secrets stand. */
export const SEALED_PLACES = [
  { table: 'compute_resources', column: 'password' },
  { table: 'images', column: 'password' },
] as const;
