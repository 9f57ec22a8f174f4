import pg, { type CustomTypesConfig } from 'pg';

const { types } = pg;
const MOMENT = types.builtins.TIMESTAMPTZ;

/** How values of rows are read that are shown and never computed with: as pg does, but for moments, which stay text. */
export const ROW_TYPES = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === MOMENT ? asText : types.getTypeParser(oid, format),
} as CustomTypesConfig;

function asText(value: string): string {
  return value;
}
