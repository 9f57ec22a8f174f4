/** The Foreman version whose API this server implements. Clients compare it to decide what to send. */
export const FOREMAN_VERSION = '3.13.0';

/** The only version of the API. */
export const FOREMAN_API_VERSION = 2;
