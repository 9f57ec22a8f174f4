/** The largest integer that a column of type int4 holds: ids and most counts have that type. */
export const INT4_MAX = 2_147_483_647;
