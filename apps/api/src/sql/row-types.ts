import pg, { type CustomTypesConfig } from 'pg';

const { types } = pg;

/** Parses values as pg does, but keeps timestamps as text: lists only show them. */
export const ROW_TYPES: CustomTypesConfig = {
  getTypeParser: (type, format) => (type === types.builtins.TIMESTAMPTZ ? asText : types.getTypeParser(type, format)),
};

function asText(value: string): string {
  return value;
}
