/** What audits call the worker. */
export const USERNAME = 'sync';
