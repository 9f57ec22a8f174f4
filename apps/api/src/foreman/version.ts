/** The Foreman whose API this server speaks; clients compare it to decide what they may send. */
export const FOREMAN_VERSION = '3.13.0';

/** The only version of the API. */
export const FOREMAN_API_VERSION = 2;
