/** Secrets that only some of our programs may see. Each program gets its own by name. */
const SECRETS = ['DATABASE_URL', 'SEALING_PUBLIC_KEY', 'SEALING_PRIVATE_KEY', 'ADMIN_PASSWORD'];

/** Environment of a program: ours without secrets, plus its own settings. */
export function serviceEnvironment(environment: NodeJS.ProcessEnv, own: Record<string, string>): NodeJS.ProcessEnv {
  const secret = new Set(SECRETS.flatMap((name) => [name, `${name}_FILE`]));
  const open = Object.entries(environment).filter(([name]) => !secret.has(name));
  return { NODE_ENV: 'production', ...Object.fromEntries(open), NO_COLOR: '1', ...own };
}
