/** The columns that contain sealed secrets. */
export const SEALED_COLUMNS = [
  { table: 'compute_resources', column: 'password' },
  { table: 'images', column: 'password' },
  { table: 'targets', column: 'password' },
] as const;
