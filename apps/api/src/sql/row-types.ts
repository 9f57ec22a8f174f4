import pg, { type CustomTypesConfig } from 'pg';

const { types } = pg;

/** How values of rows are read that are shown and never computed with: as pg does, but for moments, which stay text. */
export const ROW_TYPES: CustomTypesConfig = {
  getTypeParser: (type, format) => (type === types.builtins.TIMESTAMPTZ ? asText : types.getTypeParser(type, format)),
};

function asText(value: string): string {
  return value;
}
