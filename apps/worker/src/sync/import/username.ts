/** The worker's user name in audits. */
export const USERNAME = 'sync';
