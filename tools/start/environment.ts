/** What only some of our programs may know; each gets its own share by name. */
const SECRETS = ['DATABASE_URL', 'SEALING_PUBLIC_KEY', 'SEALING_PRIVATE_KEY', 'ADMIN_PASSWORD'];

/** Gives a program our environment without anything secret, then what is meant for it. */
export function serviceEnvironment(environment: NodeJS.ProcessEnv, own: Record<string, string>): NodeJS.ProcessEnv {
  const secret = new Set(SECRETS.flatMap((name) => [name, `${name}_FILE`]));
  const open = Object.entries(environment).filter(([name]) => !secret.has(name));
  return { NODE_ENV: 'production', ...Object.fromEntries(open), NO_COLOR: '1', ...own };
}
